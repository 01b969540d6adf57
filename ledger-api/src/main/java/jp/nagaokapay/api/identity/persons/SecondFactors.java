package jp.nagaokapay.api.identity.persons;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.identity.CredentialChanged;
import jp.nagaokapay.api.identity.CredentialChanged.Change;
import jp.nagaokapay.api.identity.SignIns;
import jp.nagaokapay.api.identity.factors.AuthenticatorApps;
import jp.nagaokapay.api.identity.factors.Passkey;
import jp.nagaokapay.api.identity.factors.PasskeyAnswer;
import jp.nagaokapay.api.identity.factors.Passkeys;
import jp.nagaokapay.api.identity.factors.RecoveryCodes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who gives a second factor after the password, and how people add and remove theirs. Staff of the
 * office must; staff and shops' owners who have any factor do; a resident who has an app does,
 * while a resident's passkey is another way in and no further hurdle.
 */
@Component
@BuiltInIssuer
class SecondFactors {
    private final StaffAccounts staff;
    private final AuthenticatorApps apps;
    private final RecoveryCodes codes;
    private final Passkeys passkeys;
    private final SignIns signIns;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher told;

    SecondFactors(
            StaffAccounts staff,
            AuthenticatorApps apps,
            RecoveryCodes codes,
            Passkeys passkeys,
            SignIns signIns,
            TransactionTemplate transaction,
            ApplicationEventPublisher told) {
        this.staff = staff;
        this.apps = apps;
        this.codes = codes;
        this.passkeys = passkeys;
        this.signIns = signIns;
        this.transaction = transaction;
        this.told = told;
    }

    /** What follows the right password. */
    enum Next {
        SIGNED_IN,
        GIVE_FACTOR,
        SET_UP_FACTOR
    }

    Next afterPassword(String person) {
        boolean isStaff = StaffAccounts.isStaff(person);
        if (apps.addedAt(person).isPresent() || (isStaff && !passkeys.of(person).isEmpty())) {
            return Next.GIVE_FACTOR;
        }
        return isRequired(person) ? Next.SET_UP_FACTOR : Next.SIGNED_IN;
    }

    Status statusOf(String person) {
        return new Status(
                isRequired(person),
                apps.addedAt(person).orElse(null),
                passkeys.of(person).size(),
                codes.left(person));
    }

    private boolean isRequired(String person) {
        return staff.get(person).filter(StaffAccounts.Member::secondFactorRequired).isPresent();
    }

    /** Uses up a code of the person's app or a recovery code: whether it was one. */
    boolean use(String person, String code) {
        return apps.use(person, code)
                || isDone(() ->
                        codes.use(person, code) && tell(person, Change.RECOVERY_CODE_USED, null));
    }

    /**
     * Adds the app that shows this code; empty when none was offered that does. Else the recovery
     * codes to show, none while the person has some.
     */
    Optional<List<String>> addApp(String person, String sealed, String code) {
        return added(
                () ->
                        Optional.of(person)
                                .filter(it -> apps.add(it, sealed, code))
                                .filter(it -> tell(it, Change.AUTHENTICATOR_APP_ADDED, null)),
                person);
    }

    /** As {@link #addApp}. */
    Optional<List<String>> addPasskey(String person, PasskeyAnswer answer, String name) {
        return added(
                () ->
                        passkeys.add(person, answer, name)
                                .map(Passkey::passkeyId)
                                .filter(id -> tell(person, Change.PASSKEY_ADDED, id)),
                person);
    }

    private Optional<List<String>> added(Supplier<Optional<String>> adding, String person) {
        return transaction.execute(_ ->
                adding.get()
                        .map(_ ->
                                afterPassword(person) == Next.GIVE_FACTOR && codes.left(person) == 0
                                        ? codes.renew(person)
                                        : List.of()));
    }

    /** Removes the person's app, if there is one, and signs them out everywhere. */
    void removeApp(String person) {
        remove(
                person,
                () -> apps.remove(person) && tell(person, Change.AUTHENTICATOR_APP_REMOVED, null));
    }

    /** Removes a passkey, which must be one of the person's, and signs them out everywhere. */
    void removePasskey(String person, String passkeyId) {
        remove(
                person,
                () -> {
                    FactorRule.PASSKEY_IS_KNOWN.require(passkeys.remove(person, passkeyId));
                    return tell(person, Change.PASSKEY_REMOVED, passkeyId);
                });
    }

    /** The first of two at once is seen by the second. */
    private void remove(String person, Supplier<Boolean> removal) {
        transaction.executeWithoutResult(_ -> {
            staff.lock(person);
            if (removal.get()) {
                Next next = afterPassword(person);
                FactorRule.SECOND_FACTOR_REMAINS.require(next != Next.SET_UP_FACTOR);
                if (next == Next.SIGNED_IN) {
                    codes.remove(person);
                }
                signIns.endAllOf(person);
            }
        });
    }

    private boolean isDone(Supplier<Boolean> change) {
        return Boolean.TRUE.equals(transaction.execute(_ -> change.get()));
    }

    private boolean tell(String person, Change change, @Nullable String passkeyId) {
        told.publishEvent(new CredentialChanged(person, change, passkeyId));
        return true;
    }

    /**
     * What a person has.
     *
     * @param required whether they must have one
     * @param authenticatorAppAddedAt null while they have no app
     * @param passkeys how many they have
     * @param recoveryCodesLeft how many are unused
     */
    record Status(
            boolean required,
            @Nullable Instant authenticatorAppAddedAt,
            int passkeys,
            int recoveryCodesLeft) {}
}

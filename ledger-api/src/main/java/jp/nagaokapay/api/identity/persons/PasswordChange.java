package jp.nagaokapay.api.identity.persons;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import jp.nagaokapay.api.identity.CredentialChanged;
import jp.nagaokapay.api.identity.CredentialChanged.Change;
import jp.nagaokapay.api.identity.SignIns;
import jp.nagaokapay.api.register.PasswordPolicy;
import jp.nagaokapay.api.register.PasswordRule;
import jp.nagaokapay.api.register.Resident;
import jp.nagaokapay.api.register.ResidentId;
import jp.nagaokapay.api.register.Residents;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.web.RealTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How people change their own password, residents and staff alike: whoever knows the current one
 * chooses another. Whatever was begun with the old one ends.
 */
@Component
public class PasswordChange {
    /** Compared where there is nobody, so that it takes as long. */
    private static final Known NOBODY = new Known(StaffAccounts.NO_PASSWORD, List.of(), null);

    private final Residents residents;
    private final StaffAccounts staff;
    private final PasswordEncoder passwords;
    private final SignIns signIns;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher told;
    private final Clock clock;

    PasswordChange(
            Residents residents,
            StaffAccounts staff,
            PasswordEncoder passwords,
            SignIns signIns,
            TransactionTemplate transaction,
            ApplicationEventPublisher told,
            @RealTime Clock clock) {
        this.residents = residents;
        this.staff = staff;
        this.passwords = passwords;
        this.signIns = signIns;
        this.transaction = transaction;
        this.told = told;
        this.clock = clock;
    }

    /**
     * Throws {@link Refused} with a {@link PasswordRule}.
     *
     * @param person the id of a resident or staff member
     */
    public void change(String person, String current, String password) {
        Known known = known(person);
        PasswordRule.CURRENT_PASSWORD_IS_RIGHT.require(passwords.matches(current, known.hash));
        PasswordRule.PASSWORD_HAS_NOT_LAPSED.require(
                known.until == null || known.until.isAfter(clock.instant()));
        PasswordPolicy.require(password, known.words);
        PasswordRule.PASSWORD_IS_ANOTHER.require(!passwords.matches(password, known.hash));
        String encoded = passwords.encode(password); // slow on purpose, so outside the transaction
        transaction.executeWithoutResult(_ -> {
            PasswordRule.CURRENT_PASSWORD_IS_RIGHT.require(
                    ResidentId.isOne(person)
                            ? residents.changePassword(new ResidentId(person), known.hash, encoded)
                            : staff.changePassword(person, known.hash, encoded));
            signIns.endAllOf(person);
            told.publishEvent(new CredentialChanged(person, Change.PASSWORD_CHANGED, null));
        });
    }

    /** What others know of a resident, and guess passwords with. */
    static List<String> knownOf(Resident resident) {
        return List.of(resident.phone(), resident.displayName());
    }

    private Known known(String person) {
        if (ResidentId.isOne(person)) {
            return residents.find(new ResidentId(person)).map(Known::of).orElse(NOBODY);
        }
        return staff.get(person).map(Known::of).orElse(NOBODY);
    }

    /**
     * @param words what others know of the person
     * @param until when a password that somebody gave out lapses; null for one's own
     */
    private record Known(String hash, List<String> words, @Nullable Instant until) {
        static Known of(Resident resident) {
            return new Known(resident.password(), knownOf(resident), null);
        }

        static Known of(StaffAccounts.Member member) {
            return new Known(member.password(), List.of(member.username()), member.passwordUntil());
        }
    }
}

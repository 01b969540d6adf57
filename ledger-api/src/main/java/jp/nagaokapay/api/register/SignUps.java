package jp.nagaokapay.api.register;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.api.message.Message;
import jp.nagaokapay.api.message.MessageKind;
import jp.nagaokapay.api.message.MessagePort;
import jp.nagaokapay.api.message.MessageWay;
import jp.nagaokapay.api.terms.Consents;
import jp.nagaokapay.ledger.shared.message.Ids;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** How somebody becomes a resident: they say who they are, then prove their phone. */
@Component
public class SignUps {
    private static final String ALREADY_KNOWN =
            "【ながおかペイ】この電話番号は登録済みです。そのままログインしてください。最近この番号を取得した方は、その旨を選んで登録し直してください。お心当たりがない場合は、何もする必要はありません。"
                    + " / This phone number is already registered; please sign in. If you got this"
                    + " number recently, sign up again and say so. If it was not you, you need not"
                    + " do anything.";

    private final JdbcClient jdbc;
    private final SignUpTable signUps;
    private final Residents residents;
    private final ResidentPhones phones;
    private final AccountClosures closures;
    private final Consents consents;
    private final PasswordEncoder passwords;
    private final MessagePort messages;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SignUps(
            JdbcClient jdbc,
            SignUpTable signUps,
            Residents residents,
            ResidentPhones phones,
            AccountClosures closures,
            Consents consents,
            PasswordEncoder passwords,
            MessagePort messages,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.signUps = signUps;
        this.residents = residents;
        this.phones = phones;
        this.closures = closures;
        this.consents = consents;
        this.passwords = passwords;
        this.messages = messages;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Begins a sign-up and sends the code. Whether the phone is registered already shows in the
     * message alone, neither in the answer nor in how long it takes.
     *
     * <p>Throws {@link jp.nagaokapay.ledger.shared.message.Refused} with a {@link PasswordRule}, or
     * {@code CONSENTS_MISSING}.
     *
     * @param person with a plain password
     * @param isNewNumber whether they got the number recently: whoever is registered with it loses
     *     it
     * @param consents the versions of the city's texts that they agree to
     * @return the sign-up's id
     */
    public String signUp(NewResident person, boolean isNewNumber, List<String> consents) {
        messages.require(MessageWay.SMS);
        PasswordPolicy.require(person.password(), List.of(person.phone(), person.displayName()));
        List<String> agreed = this.consents.requireAll(consents);
        String signUpId = Ids.next("sign-up");
        String code = VerificationCodes.next();
        boolean takesOver = isNewNumber || closures.hasLeft(person.phone());
        boolean known = !takesOver && phones.isRegistered(person.phone());
        NewResident encoded =
                new NewResident(
                        person.phone(),
                        person.displayName(),
                        person.postalCode(),
                        passwords.encode(person.password()),
                        person.corporate());
        String hash =
                known
                        ? VerificationCodes.impossible(signUpId)
                        : VerificationCodes.hash(signUpId, code);
        Instant now = clock.instant();
        Instant until = now.plus(SentCodes.LIFETIME);
        // Together: no code without its sign-up, and none that never leaves.
        transaction.executeWithoutResult(_ -> {
            signUps.add(signUpId, encoded, takesOver, agreed, hash, now, until);
            messages.send(
                    new Message(
                            MessageKind.SIGN_UP_CODE,
                            MessageWay.SMS,
                            person.phone(),
                            known ? ALREADY_KNOWN : VerificationCodes.text(code),
                            known ? null : code,
                            until,
                            signUpId));
        });
        return signUpId;
    }

    /**
     * Ends a sign-up: registers the resident and opens the wallet. Asked again with the same code,
     * it finishes what a crash interrupted and answers the same.
     *
     * <p>Throws {@link jp.nagaokapay.ledger.shared.message.Refused} with a {@link RegisterRule}.
     */
    public Verified verify(String signUpId, String code) {
        SignUpTable.Row signUp = signUps.attempt(signUpId);
        RegisterRule.VERIFICATION_CODE_IS_LIVE.require(
                clock.instant().isBefore(signUp.codeExpiresAt()));
        RegisterRule.VERIFICATION_CODE_IS_RIGHT.require(
                VerificationCodes.matches(signUp.codeHash(), signUpId, code));
        // The ids come from the sign-up, so that a second try cannot make a second resident.
        String name = signUpId.substring(signUpId.indexOf(':') + 1);
        ResidentId residentId = new ResidentId("resident:" + name);
        WalletId walletId = new WalletId("wallet:" + name);
        if (signUp.isNewNumber() && residents.find(residentId).isEmpty()) {
            String phone = signUp.person().phone();
            phones.releasePhone(phone, closures.hasLeft(phone));
        }
        Resident resident = residents.enrol(residentId, walletId, signUp.person());
        consents.add(residentId.value(), signUp.consents(), signUp.createdAt());
        signUps.done(signUpId, residentId);
        return new Verified(
                residentId,
                walletId,
                PostalCodes.residencyOf(resident.postalCode()) == Residency.RESIDENT);
    }

    /** The phone of a sign-up, to count attempts by; empty when there is no such sign-up. */
    public Optional<String> phoneOf(String signUpId) {
        return signUps.phoneOf(signUpId);
    }

    /** Forgets sign-ups that began before {@code before}. */
    int forget(Instant before) {
        return jdbc.sql("DELETE FROM sign_up WHERE created_at < ?")
                .param(SqlTime.utc(before))
                .update();
    }

    /**
     * A resident after verification.
     *
     * @param resident whether the registered postal code is one of the city's
     */
    public record Verified(ResidentId residentId, WalletId walletId, boolean resident) {}
}

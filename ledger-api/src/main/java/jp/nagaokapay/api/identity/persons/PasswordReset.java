package jp.nagaokapay.api.identity.persons;

import java.time.Clock;
import java.util.Optional;
import jp.nagaokapay.api.freeze.Freezes;
import jp.nagaokapay.api.identity.CredentialChanged;
import jp.nagaokapay.api.identity.CredentialChanged.Change;
import jp.nagaokapay.api.identity.SignIns;
import jp.nagaokapay.api.message.MessagePort;
import jp.nagaokapay.api.message.MessageWay;
import jp.nagaokapay.api.register.AccountNotices;
import jp.nagaokapay.api.register.AccountSettings;
import jp.nagaokapay.api.register.PasswordPolicy;
import jp.nagaokapay.api.register.Resident;
import jp.nagaokapay.api.register.Residents;
import jp.nagaokapay.api.register.SentCodes;
import jp.nagaokapay.api.register.SentCodes.Asked;
import jp.nagaokapay.api.register.SentCodes.Proven;
import jp.nagaokapay.api.register.SentCodes.Purpose;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.wallet.WalletRule;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How residents who forgot their password choose another: with a code that goes to their phone, or
 * to the e-mail address that they proved. A second factor is still asked for when they sign in.
 */
@Component
public class PasswordReset {
    private static final String NOBODY =
            "【ながおかペイ】パスワード再設定のお申し込みがありましたが、この電話番号の登録はありません。お心当たりがない場合は、何もする必要はありません。"
                    + " / Somebody asked for a new password, but this phone number is not"
                    + " registered. If it was not you, you need not do anything.";

    private static final String STOPPED =
            "【ながおかペイ】このアカウントは利用停止中のため、パスワードを再設定できません。窓口にお越しください。"
                    + " / This account is stopped, so its password cannot be reset. Please come to"
                    + " the office.";
    private static final String LONG_AGO =
            "【ながおかペイ】長い間ログインがないため、この電話番号ではパスワードを再設定できません。登録済みのメールアドレスをご利用になるか、窓口にお越しください。"
                    + " / Nobody has signed in for a long time, so the password cannot be reset by"
                    + " phone. Please use your e-mail address, or come to the office.";

    private final Residents residents;
    private final SentCodes codes;
    private final MessagePort messages;
    private final AccountNotices notices;
    private final Freezes freezes;
    private final AccountSettings settings;
    private final Clock clock;
    private final PasswordEncoder passwords;
    private final SignIns signIns;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher told;

    PasswordReset(
            Residents residents,
            SentCodes codes,
            MessagePort messages,
            AccountNotices notices,
            Freezes freezes,
            AccountSettings settings,
            Clock clock,
            PasswordEncoder passwords,
            SignIns signIns,
            TransactionTemplate transaction,
            ApplicationEventPublisher told) {
        this.residents = residents;
        this.codes = codes;
        this.messages = messages;
        this.notices = notices;
        this.freezes = freezes;
        this.settings = settings;
        this.clock = clock;
        this.passwords = passwords;
        this.signIns = signIns;
        this.transaction = transaction;
        this.told = told;
    }

    /**
     * Sends a code. Whether anybody has the phone shows in the message alone, neither in the answer
     * nor in how long it takes.
     *
     * @param phone in E.164
     * @param by where there is no proven address, it goes to the phone all the same
     * @return the reset's id
     */
    String begin(String phone, MessageWay by) {
        messages.require(MessageWay.SMS);
        return codes.send(
                Purpose.PASSWORD_RESET,
                residents
                        .findByUsername(phone)
                        .map(resident -> asked(resident, phone, by))
                        .orElseGet(() -> new Asked(null, null, MessageWay.SMS, phone, NOBODY)));
    }

    /**
     * Sends a code to the phone of somebody whose identity the office has checked, however long ago
     * they signed in, or to their e-mail address where somebody else has their number.
     *
     * @return the reset's id
     */
    public String beginAtDesk(Resident resident) {
        WalletRule.WALLET_IS_NOT_SUSPENDED.require(freezes.of(resident.walletId()).isEmpty());
        Asked asked = codes.toWhereReached(resident);
        messages.require(asked.way());
        return codes.send(Purpose.PASSWORD_RESET, asked);
    }

    private Asked asked(Resident resident, String phone, MessageWay by) {
        Asked code = codes.toOneself(resident, phone, by);
        boolean isStopped = !freezes.of(resident.walletId()).isEmpty();
        boolean mayBeAnothersNumber =
                code.way() == MessageWay.SMS
                        && resident.lastSeenAt()
                                .plus(settings.resetByPhoneWithin())
                                .isBefore(clock.instant());
        return isStopped || mayBeAnothersNumber
                ? new Asked(null, null, code.way(), code.to(), isStopped ? STOPPED : LONG_AGO)
                : code;
    }

    /** To count guesses by; empty when the reset is nobody's. */
    Optional<String> personOf(String resetId) {
        return codes.residentOf(Purpose.PASSWORD_RESET, resetId).map(Object::toString);
    }

    /**
     * Uses the code up for a password; every session and token of the person ends. Sent again with
     * the same code and password, nothing happens.
     *
     * <p>Throws {@link Refused} with a {@link jp.nagaokapay.api.register.PasswordRule}, and the
     * code stays good, or with what is wrong with the code.
     */
    void choose(String resetId, String code, String password) {
        Proven proven = codes.verify(Purpose.PASSWORD_RESET, resetId, null, code);
        Resident resident = residents.require(proven.resident());
        if (proven.used()) {
            codes.requireUnused(passwords.matches(password, resident.password()));
            return;
        }
        PasswordPolicy.require(password, PasswordChange.knownOf(resident));
        String encoded = passwords.encode(password); // slow on purpose, so outside the transaction
        transaction.executeWithoutResult(_ -> {
            codes.requireUnused(codes.use(proven));
            String id = resident.residentId().value();
            // Who changes it at the same moment knows the one before; this was begun without.
            codes.requireUnused(
                    residents.changePassword(resident.residentId(), resident.password(), encoded));
            signIns.endAllOf(id);
            told.publishEvent(new CredentialChanged(id, Change.PASSWORD_CHOSEN, null));
            notices.passwordWasReset(resident);
        });
    }
}

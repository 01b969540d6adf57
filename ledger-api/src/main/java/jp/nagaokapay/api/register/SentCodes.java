package jp.nagaokapay.api.register;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import jp.nagaokapay.api.message.Message;
import jp.nagaokapay.api.message.MessageKind;
import jp.nagaokapay.api.message.MessagePort;
import jp.nagaokapay.api.message.MessageWay;
import jp.nagaokapay.ledger.shared.message.Ids;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends people a code and takes it back: it shows that they have the phone or the address that it
 * went to. Tried five times at most, within ten minutes; used once.
 */
@Component
public class SentCodes {
    static final Duration LIFETIME = VerificationCodes.LIFETIME;
    static final int ATTEMPTS_MAX = VerificationCodes.ATTEMPTS_MAX;

    private final SentCodeTable table;
    private final MessagePort messages;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SentCodes(
            SentCodeTable table,
            MessagePort messages,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.messages = messages;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Sends a code, or what is to be read in place of one: the sender sees no difference.
     *
     * @return the id under which the code comes back
     */
    public String send(Purpose purpose, Asked asked) {
        messages.require(asked.way);
        String codeId = Ids.next(purpose.idType);
        String code = VerificationCodes.next();
        boolean isLive = asked.instead == null;
        Instant now = clock.instant();
        Instant until = now.plus(LIFETIME);
        SentCodeTable.Row row =
                new SentCodeTable.Row(
                        codeId,
                        purpose,
                        asked.resident,
                        asked.proves,
                        isLive
                                ? VerificationCodes.hash(codeId, code)
                                : VerificationCodes.impossible(codeId),
                        until,
                        false);
        // Together: no code without its row, and none that never leaves.
        transaction.executeWithoutResult(_ -> {
            if (purpose.isOneAtATime && asked.resident != null) {
                forget(asked.resident, purpose);
            }
            table.add(row, now);
            messages.send(
                    new Message(
                            purpose.kind,
                            asked.way,
                            asked.to,
                            asked.instead == null ? VerificationCodes.text(code) : asked.instead,
                            isLive ? code : null,
                            until,
                            codeId));
        });
        return codeId;
    }

    /**
     * A code came back. Throws {@link jp.nagaokapay.ledger.shared.message.Refused} with a {@link
     * RegisterRule}; a right one takes no attempt.
     *
     * @param whose null: whoever knows the id
     */
    public Proven verify(Purpose purpose, String codeId, @Nullable ResidentId whose, String typed) {
        SentCodeTable.Row sent = table.attempt(purpose, codeId, whose);
        RegisterRule.VERIFICATION_CODE_IS_LIVE.require(clock.instant().isBefore(sent.expiresAt()));
        ResidentId resident = sent.resident();
        if (resident == null || !VerificationCodes.matches(sent.codeHash(), codeId, typed)) {
            throw new Refused(RegisterRule.VERIFICATION_CODE_IS_RIGHT);
        }
        table.giveAttemptBack(codeId);
        return new Proven(codeId, resident, sent.proves(), sent.used());
    }

    /** Uses it up, in the caller's transaction; whether nobody did before. */
    public boolean use(Proven proven) {
        return table.use(proven.codeId);
    }

    /** It cannot be used for anything else: one code, one change. */
    public void requireUnused(boolean unused) {
        RegisterRule.VERIFICATION_CODE_IS_LIVE.require(unused);
    }

    /**
     * A code for somebody who named their phone alone: to the address that they proved where they
     * ask for it, else to the phone.
     */
    public Asked toOneself(Resident resident, String phone, MessageWay by) {
        String email = resident.email();
        return by == MessageWay.EMAIL && email != null && messages.goes(MessageWay.EMAIL)
                ? new Asked(resident.residentId(), null, MessageWay.EMAIL, email, null)
                : new Asked(resident.residentId(), null, MessageWay.SMS, phone, null);
    }

    /** A code for somebody who is known: to the phone, else to the address that they proved. */
    public Asked toWhereReached(Resident resident) {
        String phone = resident.phone();
        RegisterRule.RESIDENT_CAN_BE_REACHED.require(phone != null || resident.email() != null);
        return phone == null
                ? toOneself(resident, "", MessageWay.EMAIL)
                : toOneself(resident, phone, MessageWay.SMS);
    }

    /** Whom a code is about, to count attempts by; empty when it is about nobody. */
    public Optional<ResidentId> residentOf(Purpose purpose, String codeId) {
        return table.residentOf(purpose, codeId);
    }

    /** Forgets what somebody has begun, and calls back the codes that did not leave yet. */
    void forget(ResidentId resident) {
        table.forget(resident).forEach(messages::forget);
    }

    /** The same of what would change how somebody is reached or signs in. */
    public void forgetChanges(ResidentId resident) {
        Stream.of(Purpose.EMAIL_CHANGE, Purpose.PHONE_CHANGE, Purpose.PASSWORD_RESET)
                .forEach(purpose -> forget(resident, purpose));
    }

    void forget(ResidentId resident, Purpose purpose) {
        table.forget(resident, purpose).forEach(messages::forget);
    }

    void forgetBefore(Instant time) {
        table.forgetBefore(time);
    }

    /** What a code is for. */
    public enum Purpose {
        EMAIL_CHANGE(
                "email-change", true, MessageKind.EMAIL_CODE, RegisterRule.EMAIL_CHANGE_IS_KNOWN),
        PHONE_CHANGE(
                "phone-change", true, MessageKind.ACCOUNT_CODE, RegisterRule.PHONE_CHANGE_IS_KNOWN),
        PASSWORD_RESET(
                "password-reset",
                false,
                MessageKind.ACCOUNT_CODE,
                RegisterRule.PASSWORD_RESET_IS_KNOWN),
        ACCOUNT_STOP(
                "account-stop",
                false,
                MessageKind.ACCOUNT_CODE,
                RegisterRule.ACCOUNT_STOP_IS_KNOWN);

        private final String idType;

        /** What somebody else could begin ends nothing. */
        private final boolean isOneAtATime;

        private final MessageKind kind;
        private final RegisterRule known;

        Purpose(String idType, boolean isOneAtATime, MessageKind kind, RegisterRule known) {
            this.idType = idType;
            this.isOneAtATime = isOneAtATime;
            this.kind = kind;
            this.known = known;
        }

        Rule isKnown() {
            return known;
        }
    }

    /**
     * @param resident whom it is about; null: nobody, and no code will be right
     * @param proves the phone or address that is theirs with the code; null: they have it
     * @param to a phone in E.164 or an e-mail address, as the way has it
     * @param instead what goes there in place of a code; null: a code
     */
    public record Asked(
            @Nullable ResidentId resident,
            @Nullable String proves,
            MessageWay way,
            String to,
            @Nullable String instead) {
        @Override
        public String toString() {
            return "Asked";
        }
    }

    /**
     * @param proves null: what the resident has already
     * @param used whether it has served before
     */
    public record Proven(
            String codeId, ResidentId resident, @Nullable String proves, boolean used) {
        @Override
        public String toString() {
            return codeId;
        }
    }
}

package jp.nagaokapay.api.register;

import java.time.Clock;
import java.time.Instant;
import jp.nagaokapay.api.message.Message;
import jp.nagaokapay.api.message.MessageKind;
import jp.nagaokapay.api.message.MessagePort;
import jp.nagaokapay.api.message.MessageWay;
import jp.nagaokapay.ledger.shared.message.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** How residents are reached besides by phone: by an e-mail address that they proved. */
@Component
public class Contacts {
    private static final String ADDED =
            "【ながおかペイ】アカウントにメールアドレスが登録されました。お心当たりがない場合は、すぐに事務局へご連絡ください。"
                    + " / An e-mail address was added to your account. If it was not you, please tell"
                    + " the office at once.";

    private final JdbcClient jdbc;
    private final EmailChangeTable changes;
    private final MessagePort messages;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Contacts(
            JdbcClient jdbc,
            EmailChangeTable changes,
            MessagePort messages,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.messages = messages;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Sends a code to an address; what was begun before ends. Until the code comes back nothing
     * else changes.
     *
     * @return the change's id
     */
    public String changeEmail(ResidentId residentId, String email) {
        messages.require(MessageWay.EMAIL);
        String changeId = Ids.next("email-change");
        String code = VerificationCodes.next();
        Instant now = clock.instant();
        Instant until = now.plus(SignUps.CODE_LIFETIME);
        transaction.executeWithoutResult(_ -> {
            changes.forget(residentId);
            changes.add(
                    new EmailChangeTable.Row(
                            changeId,
                            residentId,
                            email,
                            VerificationCodes.hash(changeId, code),
                            until),
                    now);
            messages.send(
                    new Message(
                            MessageKind.EMAIL_CODE,
                            MessageWay.EMAIL,
                            email,
                            VerificationCodes.text(code),
                            code,
                            until,
                            changeId));
        });
        return changeId;
    }

    /**
     * The code came back: the address is the resident's, and their phone is told. Asked again with
     * the same code, nothing happens.
     *
     * <p>Throws {@link jp.nagaokapay.ledger.shared.message.Refused} with a {@link RegisterRule}.
     */
    public void verifyEmail(Resident resident, String changeId, String code) {
        EmailChangeTable.Row change = changes.attempt(resident.residentId(), changeId);
        RegisterRule.VERIFICATION_CODE_IS_LIVE.require(
                clock.instant().isBefore(change.codeExpiresAt()));
        RegisterRule.VERIFICATION_CODE_IS_RIGHT.require(
                VerificationCodes.matches(change.codeHash(), changeId, code));
        transaction.executeWithoutResult(_ -> {
            if (changes.done(change)) {
                setEmail(resident.residentId(), change.email());
                if (messages.goes(MessageWay.SMS)) {
                    messages.send(
                            Message.sms(
                                    MessageKind.EMAIL_ADDED,
                                    resident.phone(),
                                    ADDED,
                                    resident.residentId().value()));
                }
            }
        });
    }

    private void setEmail(ResidentId residentId, String email) {
        jdbc.sql("UPDATE resident SET email = ? WHERE resident_id = ? AND erased_at IS NULL")
                .params(email, residentId.value())
                .update();
    }

    /** Forgets the address, and what was begun about another; notices go to the phone again. */
    public void removeEmail(ResidentId residentId) {
        transaction.executeWithoutResult(_ -> {
            changes.forget(residentId);
            jdbc.sql("UPDATE resident SET email = NULL, notices_by = 'SMS' WHERE resident_id = ?")
                    .param(residentId.value())
                    .update();
        });
    }

    /** Throws {@code EMAIL_NOT_VERIFIED} for notices by mail to who has no address. */
    public void chooseNotices(ResidentId residentId, NoticeChoice choice) {
        int chosen =
                jdbc.sql(
                                """
                                UPDATE resident SET notice_each_payment = :each,
                                    notice_expiry = :expiry, notices_by = :by
                                 WHERE resident_id = :resident
                                   AND (email IS NOT NULL OR :by <> 'EMAIL')
                                """)
                        .param("each", choice.eachPayment())
                        .param("expiry", choice.expiry())
                        .param("by", choice.by().name())
                        .param("resident", residentId.value())
                        .update();
        RegisterRule.EMAIL_IS_VERIFIED.require(chosen > 0);
    }
}

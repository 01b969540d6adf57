package jp.nagaokapay.api.register;

import static java.util.Objects.requireNonNull;

import java.util.List;
import jp.nagaokapay.api.message.Message;
import jp.nagaokapay.api.message.MessageKind;
import jp.nagaokapay.api.message.MessagePort;
import jp.nagaokapay.api.message.MessageWay;
import jp.nagaokapay.api.register.SentCodes.Asked;
import jp.nagaokapay.api.register.SentCodes.Proven;
import jp.nagaokapay.api.register.SentCodes.Purpose;
import jp.nagaokapay.ledger.wallet.WalletId;
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
    private final Residents residents;
    private final SentCodes codes;
    private final MessagePort messages;
    private final TransactionTemplate transaction;

    Contacts(
            JdbcClient jdbc,
            Residents residents,
            SentCodes codes,
            MessagePort messages,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.residents = residents;
        this.codes = codes;
        this.messages = messages;
        this.transaction = transaction;
    }

    /**
     * Sends a code to an address; what was begun before ends. Until the code comes back nothing
     * else changes.
     *
     * @return the change's id
     */
    public String changeEmail(ResidentId residentId, String email) {
        return codes.send(
                Purpose.EMAIL_CHANGE, new Asked(residentId, email, MessageWay.EMAIL, email, null));
    }

    /**
     * The code came back: the address is the resident's, and their phone is told. Asked again with
     * the same code, nothing happens.
     *
     * <p>Throws {@link jp.nagaokapay.ledger.shared.message.Refused} with a {@link RegisterRule}.
     */
    public void verifyEmail(Resident resident, String changeId, String code) {
        Proven proven = codes.verify(Purpose.EMAIL_CHANGE, changeId, resident.residentId(), code);
        transaction.executeWithoutResult(_ -> {
            if (codes.use(proven)) {
                setEmail(resident.residentId(), requireNonNull(proven.proves()));
                String phone = resident.phone();
                if (phone != null && messages.goes(MessageWay.SMS)) {
                    messages.send(
                            Message.sms(
                                    MessageKind.EMAIL_ADDED,
                                    phone,
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
            codes.forget(residentId, Purpose.EMAIL_CHANGE);
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

    /** Whose proven address it is; several people may share one. */
    public List<Resident> withEmail(String email) {
        return residents.where("lower(email) = lower(:value)", email);
    }

    /** Those of these wallets whose holders want to be told of each payment. */
    public List<WalletId> wantingEachPayment(List<WalletId> wallets) {
        return jdbc.sql(
                        """
                        SELECT wallet_id FROM resident
                         WHERE notice_each_payment AND erased_at IS NULL AND wallet_id = ANY (:ids)
                        """)
                .param("ids", wallets.stream().map(WalletId::value).toArray(String[]::new))
                .query((row, _) -> new WalletId(row.getString(1)))
                .list();
    }
}

package jp.nagaokapay.api.register;

import java.util.List;
import jp.nagaokapay.api.message.MessagePort;
import jp.nagaokapay.api.register.SentCodes.Purpose;
import jp.nagaokapay.ledger.shared.message.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Which phone number is whose: one number, one resident. */
@Component
public class ResidentPhones {
    private final JdbcClient jdbc;
    private final Residents residents;
    private final SentCodes codes;
    private final MessagePort messages;
    private final AccountNotices notices;
    private final ApplicationEventPublisher announce;
    private final TransactionTemplate transaction;

    ResidentPhones(
            JdbcClient jdbc,
            Residents residents,
            SentCodes codes,
            MessagePort messages,
            AccountNotices notices,
            ApplicationEventPublisher announce,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.residents = residents;
        this.codes = codes;
        this.messages = messages;
        this.notices = notices;
        this.announce = announce;
        this.transaction = transaction;
    }

    /** Who has this phone, in E.164, or had it until it became somebody else's. */
    public List<Resident> withPhone(String phone) {
        return residents.where("phone = :value OR former_phone = :value", phone);
    }

    /** Throws {@link Refused} when a resident has this phone, in E.164, already. */
    public void requireNew(String phone) {
        RegisterRule.PHONE_IS_NEW.require(!isRegistered(phone));
    }

    /** Whether somebody has this phone, in E.164. */
    boolean isRegistered(String phone) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM resident WHERE phone = ?)")
                .param(phone)
                .query(Boolean.class)
                .single();
    }

    /**
     * Somebody has another phone, by which they sign in from now on. Whether they exist is the
     * answer; throws {@link Refused} {@code PHONE_IS_NEW} when another resident has the phone.
     *
     * @param phone in E.164
     */
    public boolean changePhone(ResidentId residentId, String phone) {
        return Boolean.TRUE.equals(
                transaction.execute(_ -> {
                    boolean changed = updatePhone(residentId, phone);
                    if (changed) {
                        messages.forgetAllButWarnings(residentId.value());
                        // What went to the old phone opens nothing any more.
                        codes.forget(residentId, Purpose.PASSWORD_RESET);
                        announce.publishEvent(new PhoneChanged(residentId));
                    }
                    return changed;
                }));
    }

    /**
     * Takes a phone number from whoever has it: somebody else proved that they have it now. The
     * wallet is parked, not lost. Nobody having it, nothing happens.
     *
     * @param hasLeft whether who has it has closed their wallet, so that nothing is to be parked
     */
    void releasePhone(String phone, boolean hasLeft) {
        transaction.executeWithoutResult(_ ->
                residents
                        .where("phone = :value", phone)
                        .forEach(former -> releasePhone(former, phone, hasLeft)));
    }

    private void releasePhone(Resident former, String phone, boolean hasLeft) {
        boolean isReleased =
                jdbc.sql(
                                        """
                                        UPDATE resident SET phone = NULL, former_phone = phone
                                         WHERE resident_id = ? AND phone = ?
                                        """)
                                .params(former.residentId().value(), phone)
                                .update()
                        > 0;
        if (!isReleased) {
            return;
        }
        messages.forgetAllButWarnings(former.residentId().value());
        if (!hasLeft) {
            notices.numberTaken(former);
            announce.publishEvent(new NumberTaken(former.residentId(), former.walletId()));
        }
    }

    private boolean updatePhone(ResidentId residentId, String phone) {
        try {
            return jdbc.sql(
                                    """
                                    UPDATE resident SET phone = ?, former_phone = NULL
                                     WHERE resident_id = ? AND erased_at IS NULL
                                    """)
                            .params(phone, residentId.value())
                            .update()
                    > 0;
        } catch (DuplicateKeyException _) {
            throw new Refused(RegisterRule.PHONE_IS_NEW);
        }
    }
}

package jp.nagaokapay.api.register;

import static java.util.Objects.requireNonNull;

import jp.nagaokapay.api.message.Message;
import jp.nagaokapay.api.message.MessageKind;
import jp.nagaokapay.api.message.MessagePort;
import jp.nagaokapay.api.message.MessageWay;
import jp.nagaokapay.api.register.SentCodes.Asked;
import jp.nagaokapay.api.register.SentCodes.Proven;
import jp.nagaokapay.api.register.SentCodes.Purpose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** How a resident gets another phone number: the new one proves itself, the old one is told. */
@Component
public class PhoneChanges {
    private static final String ALREADY_KNOWN =
            "【ながおかペイ】この電話番号は登録済みのため、変更先にはできません。お心当たりがない場合は、何もする必要はありません。"
                    + " / This phone number is registered already, so an account cannot be moved to"
                    + " it. If it was not you, you need not do anything.";

    private static final String TOLD =
            "【ながおかペイ】アカウントの電話番号が変更されました。お心当たりがない場合は、すぐに事務局へご連絡ください。"
                    + " / The phone number of your account was changed. If it was not you, please"
                    + " tell the office at once.";

    private final ResidentPhones phones;
    private final SentCodes codes;
    private final MessagePort messages;
    private final TransactionTemplate transaction;

    PhoneChanges(
            ResidentPhones phones,
            SentCodes codes,
            MessagePort messages,
            TransactionTemplate transaction) {
        this.phones = phones;
        this.codes = codes;
        this.messages = messages;
        this.transaction = transaction;
    }

    /**
     * Sends a code to the new number; what was begun before ends. That somebody has the number
     * already shows in the message alone.
     *
     * @param phone in E.164
     * @return the change's id
     */
    public String begin(ResidentId resident, String phone) {
        return codes.send(
                Purpose.PHONE_CHANGE,
                new Asked(
                        resident,
                        phone,
                        MessageWay.SMS,
                        phone,
                        phones.isRegistered(phone) ? ALREADY_KNOWN : null));
    }

    /**
     * The code came back: the person signs in by the new number from now on, and is signed out
     * everywhere. Sent again with the same code, nothing happens.
     *
     * <p>Throws {@link jp.nagaokapay.ledger.shared.message.Refused} with a {@link RegisterRule}.
     */
    public void verify(Resident resident, String changeId, String code) {
        Proven proven = codes.verify(Purpose.PHONE_CHANGE, changeId, resident.residentId(), code);
        transaction.executeWithoutResult(_ -> {
            if (codes.use(proven)) {
                phones.changePhone(resident.residentId(), requireNonNull(proven.proves()));
                tell(MessageWay.SMS, resident.phone(), resident);
                tell(MessageWay.EMAIL, resident.email(), resident);
            }
        });
    }

    private void tell(MessageWay way, @Nullable String to, Resident resident) {
        if (to != null && messages.goes(way)) {
            messages.send(
                    new Message(
                            MessageKind.PHONE_CHANGE,
                            way,
                            to,
                            TOLD,
                            null,
                            null,
                            resident.residentId().value()));
        }
    }
}

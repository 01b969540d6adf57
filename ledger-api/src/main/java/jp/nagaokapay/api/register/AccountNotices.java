package jp.nagaokapay.api.register;

import jp.nagaokapay.api.message.Message;
import jp.nagaokapay.api.message.MessageKind;
import jp.nagaokapay.api.message.MessagePort;
import jp.nagaokapay.api.message.MessageWay;
import org.springframework.stereotype.Component;

/**
 * Tells people what became of their account, by the e-mail address that they proved, for what was
 * done was often done with their phone. Who has none is not told.
 */
@Component
public class AccountNotices {
    private static final String PASSWORD_RESET =
            "【ながおかペイ】アカウントのパスワードが再設定されました。お心当たりがない場合は、すぐに事務局へご連絡ください。"
                    + " / The password of your account was reset. If it was not you, please tell the"
                    + " office at once.";

    private static final String NUMBER_TAKEN =
            "【ながおかペイ】ご登録の電話番号で新しいアカウントが登録されたため、これまでのアカウントから電話番号を外し、ウォレットの利用を停止しました。"
                    + "残高は失われません。お手数ですが、窓口にお越しください。"
                    + " / Somebody signed up anew with the phone number of your account, so the"
                    + " number was taken off it and your wallet was stopped. Nothing in it is lost:"
                    + " please come to the office.";

    private final MessagePort messages;

    AccountNotices(MessagePort messages) {
        this.messages = messages;
    }

    /** Handed over in the caller's transaction. */
    public void passwordWasReset(Resident resident) {
        mail(resident, PASSWORD_RESET);
    }

    /** Handed over in the caller's transaction. */
    void numberTaken(Resident former) {
        mail(former, NUMBER_TAKEN);
    }

    private void mail(Resident resident, String text) {
        String email = resident.email();
        if (email != null && messages.goes(MessageWay.EMAIL)) {
            messages.send(
                    new Message(
                            MessageKind.ACCOUNT_CHANGED,
                            MessageWay.EMAIL,
                            email,
                            text,
                            null,
                            null,
                            resident.residentId().value()));
        }
    }
}

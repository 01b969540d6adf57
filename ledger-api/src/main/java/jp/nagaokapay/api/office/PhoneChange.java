package jp.nagaokapay.api.office;

import java.util.HashMap;
import java.util.Map;
import jp.nagaokapay.api.approval.Approval;
import jp.nagaokapay.api.approval.ApprovalKind;
import jp.nagaokapay.api.message.Message;
import jp.nagaokapay.api.message.MessageKind;
import jp.nagaokapay.api.message.MessagePort;
import jp.nagaokapay.api.register.Resident;
import jp.nagaokapay.api.register.ResidentId;
import jp.nagaokapay.api.register.ResidentPhones;
import jp.nagaokapay.api.register.Residents;
import jp.nagaokapay.ledger.shared.message.NotConfigured;
import jp.nagaokapay.ledger.shared.message.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Somebody who came to the desk gets another phone number; the old one is told. */
@Component
class PhoneChange implements ApprovalKind {
    private static final Logger LOG = LoggerFactory.getLogger(PhoneChange.class);
    private static final int SHOWN_DIGITS = 4;
    private static final String TEXT =
            "【ながおかペイ】事務局でのお申し出により、ご登録の電話番号を変更します。お心当たりがない場合は、すぐに事務局へご連絡ください。"
                    + " / Your phone number is being changed at the office. If you did not ask for"
                    + " this, please tell the office at once.";

    private final Residents residents;
    private final ResidentPhones phones;
    private final MessagePort messages;

    PhoneChange(Residents residents, ResidentPhones phones, MessagePort messages) {
        this.residents = residents;
        this.phones = phones;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "PHONE_CHANGE";
    }

    /** With the end of the new number. */
    @Override
    public Map<String, String> shown(Approval approval) {
        if (approval.secret() == null) {
            return approval.detail();
        }
        Map<String, String> shown = new HashMap<>(approval.detail());
        String phone = approval.secret();
        int hidden = phone.length() - SHOWN_DIGITS;
        shown.put("phone", "*".repeat(hidden) + phone.substring(hidden));
        return shown;
    }

    @Override
    public void requirePossible(Approval approval) {
        resident(approval);
        phones.requireNew(approval.requireSecret());
    }

    @Override
    public void tell(Approval approval) {
        String former = resident(approval).phone();
        if (former == null) {
            return;
        }
        try {
            messages.send(
                    Message.sms(MessageKind.PHONE_CHANGE, former, TEXT, approval.subjectId()));
        } catch (NotConfigured _) {
            LOG.warn("The old number is not told: no way to send messages is set up");
        }
    }

    @Override
    public void carryOut(Approval approval) {
        PersonRule.PERSON_IS_KNOWN.require(
                phones.changePhone(person(approval), approval.requireSecret()));
    }

    private Resident resident(Approval approval) {
        return residents
                .find(person(approval))
                .orElseThrow(() -> new Refused(PersonRule.PERSON_IS_KNOWN));
    }

    private static ResidentId person(Approval approval) {
        return new ResidentId(approval.subjectId());
    }
}

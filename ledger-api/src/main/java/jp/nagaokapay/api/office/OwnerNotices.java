package jp.nagaokapay.api.office;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import jp.nagaokapay.api.approval.Approval;
import jp.nagaokapay.api.identity.persons.OwnerPhones;
import jp.nagaokapay.api.message.Message;
import jp.nagaokapay.api.message.MessageKind;
import jp.nagaokapay.api.message.MessagePort;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.NotConfigured;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells a shop's owners what happens to their bank account; Japanese first, without numbers. */
@Component
class OwnerNotices {
    private static final Logger LOG = LoggerFactory.getLogger(OwnerNotices.class);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu年M月d日（E）", Locale.JAPAN);
    private static final DateTimeFormatter ENGLISH_DATE =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final OwnerPhones phones;
    private final MessagePort messages;

    OwnerNotices(OwnerPhones phones, MessagePort messages) {
        this.phones = phones;
        this.messages = messages;
    }

    void bankAccountChanges(MerchantId shop, Approval approved) {
        LocalDate on = BusinessDate.of(Objects.requireNonNull(approved.effectiveAt()));
        tell(
                shop,
                "【ながおかペイ】お店の振込先口座が"
                        + DATE.format(on)
                        + "に変わります。お心当たりがない場合は、すぐに事務局へご連絡ください。"
                        + " / The bank account that your shop is paid to changes on "
                        + ENGLISH_DATE.format(on)
                        + ". If you did not ask for this, please tell the office at once.");
    }

    void bankAccountStays(MerchantId shop) {
        tell(
                shop,
                "【ながおかペイ】お店の振込先口座の変更は取りやめになりました。振込先はこれまでと同じです。"
                        + " / The change of your shop's bank account was stopped. You are paid to"
                        + " the same account as before.");
    }

    private void tell(MerchantId shop, String text) {
        try {
            phones.of(shop)
                    .forEach(phone ->
                            messages.send(
                                    Message.sms(MessageKind.BANK_ACCOUNT, phone, text, null)));
        } catch (NotConfigured _) {
            LOG.warn("{} is not told of its bank account: no way to send messages is set up", shop);
        }
    }
}

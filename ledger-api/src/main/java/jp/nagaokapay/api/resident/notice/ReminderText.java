package jp.nagaokapay.api.resident.notice;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import jp.nagaokapay.ledger.request.Bill;

/** What a holder reads of a payment request: who asks for how much until when; Japanese first. */
final class ReminderText {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu年M月d日（E）", Locale.JAPAN);
    private static final DateTimeFormatter ENGLISH_DATE =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private ReminderText() {}

    /** The title is the biller's own text, which may say what a message should not. */
    static String of(Bill bill, String payee) {
        return "【ながおかペイ】支払期限のお知らせ："
                + payee
                + String.format(Locale.ROOT, "への%,d円の支払期限は、", bill.amount().amount())
                + DATE.format(bill.dueOn())
                + "です。アプリの「請求」からお支払いください。 / "
                + String.format(Locale.ROOT, "%,d yen to ", bill.amount().amount())
                + payee
                + " must be paid by "
                + ENGLISH_DATE.format(bill.dueOn())
                + ".";
    }
}

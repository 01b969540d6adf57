package jp.nagaokapay.api.resident;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.web.paper.Report;
import jp.nagaokapay.web.paper.Report.Align;
import jp.nagaokapay.web.paper.Report.Column;
import jp.nagaokapay.web.paper.Report.Fact;

/** A resident's receipt as paper. */
final class PaymentReceiptPaper {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu年M月d日 HH:mm", Locale.JAPANESE);

    private PaymentReceiptPaper() {}

    static Report report(PaymentReceiptBody receipt) {
        List<Report.Part> parts = new ArrayList<>();
        parts.add(
                new Report.Facts(
                        List.of(
                                new Fact(
                                        "お店",
                                        Objects.requireNonNullElse(
                                                receipt.merchantName(),
                                                receipt.merchantId().value())),
                                new Fact("お支払い日時", time(receipt.paidAt())),
                                new Fact("お店の取引番号", receipt.merchantPaymentId()),
                                new Fact("支払番号", receipt.paymentId().value()),
                                new Fact("電子マネーの発行者", receipt.issuer()))));
        parts.add(
                table(
                        "お支払いの内訳",
                        List.of(
                                List.of("チャージ残高から", yen(receipt.paid())),
                                List.of("ポイントから", yen(receipt.points())),
                                List.of("お支払い合計", yen(receipt.amount())))));
        if (!receipt.refunds().isEmpty()) {
            parts.add(refunds(receipt));
        }
        parts.add(
                new Report.Note(
                        "この明細は、ながおかペイの支払いの記録です。お店が発行する適格請求書（インボイス）ではありません。必要なときは、"
                                + "お店にお申し出ください。"));
        return new Report("ご利用明細", yen(receipt.amount() - receipt.refunded()), parts);
    }

    private static Report.Table refunds(PaymentReceiptBody receipt) {
        List<List<String>> rows = new ArrayList<>();
        receipt.refunds().forEach(each -> rows.add(List.of(refund(each), yen(each.amount()))));
        rows.add(List.of("返金後のお支払い額", yen(receipt.amount() - receipt.refunded())));
        return table("返金", rows);
    }

    private static String refund(PaymentReceiptBody.ReceiptRefund refund) {
        return refund.lapsed() == 0
                ? time(refund.refundedAt())
                : time(refund.refundedAt()) + "（うち" + yen(refund.lapsed()) + "は有効期限切れのため戻りません）";
    }

    /** Its last row is the sum. */
    private static Report.Table table(String heading, List<List<String>> rows) {
        return new Report.Table(
                heading,
                List.of(new Column("項目", 70, Align.LEFT), new Column("金額", 30, Align.RIGHT)),
                rows,
                1);
    }

    private static String time(Instant instant) {
        return TIME.format(ZonedDateTime.ofInstant(instant, BusinessDate.ZONE));
    }

    private static String yen(long amount) {
        return String.format(Locale.ROOT, "%,d円", amount);
    }
}

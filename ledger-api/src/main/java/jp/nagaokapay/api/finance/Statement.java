package jp.nagaokapay.api.finance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import jp.nagaokapay.ledger.settlement.SettlementMovements.Movement;
import jp.nagaokapay.ledger.settlement.SettlementView;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.statutory.Issuer;
import jp.nagaokapay.web.paper.Report;
import jp.nagaokapay.web.paper.Report.Align;
import jp.nagaokapay.web.paper.Report.Column;
import jp.nagaokapay.web.paper.Report.Fact;
import jp.nagaokapay.web.paper.Spreadsheet;
import org.jspecify.annotations.Nullable;

/**
 * What a shop is told of a period: how much it is paid, and what that is made of. What is carried
 * over has the sign of the books: below zero the shop owes it.
 *
 * @param invoice what makes it a qualified invoice for the fee
 * @param supplied what other shops paid to it since the period before, less what it paid to them;
 *     the rest of what is carried in was carried over
 * @param transferOn the date of its last transfer; null as long as there was none
 * @param printedOn the day on which it is made
 */
record Statement(
        Issuer issuer,
        InvoiceSettings invoice,
        SettlementView settlement,
        long supplied,
        String shop,
        @Nullable LocalDate transferOn,
        LocalDate printedOn,
        List<Movement> movements) {
    private static final List<String> HEADER =
            List.of("日付", "時刻", "区分", "取引番号", "返金番号", "売上", "返金", "うちポイント", "金額", "内容");
    private static final String CARRIED_IN = "前回から繰り越した金額";
    private static final String SUPPLIED = "加盟店どうしの支払い（受取－支払）";
    private static final String CARRIED_OUT = "次回へ繰り越す金額";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.JAPAN);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    /** Every payment, then the sums that lead to the payout. */
    Spreadsheet sheet() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Movement movement : movements) {
            rows.add(
                    Arrays.asList(
                            movement.businessDate(),
                            time(movement),
                            kind(movement),
                            movement.merchantPaymentId(),
                            movement.refundId(),
                            movement.captured().amount(),
                            movement.refunded().amount(),
                            movement.points().amount(),
                            null,
                            null));
        }
        rows.add(sum("売上合計", settlement.captured().amount()));
        rows.add(sum("返金合計", -settlement.refunded().amount()));
        rows.add(sum("手数料（" + percent() + "％）", -settlement.fee().amount()));
        if (invoice.registrationNumber() != null) {
            rows.add(row(tax(), invoice.tax(settlement.fee()).amount(), null));
        }
        rows.add(sum(CARRIED_IN, settlement.carriedIn() - supplied));
        if (supplied != 0) {
            rows.add(sum(SUPPLIED, supplied));
        }
        rows.add(sum(CARRIED_OUT, settlement.carriedOut()));
        rows.add(sum("お振込額", settlement.payout().amount()));
        rows.add(row("加盟店", null, shop));
        facts().forEach(fact -> rows.add(row(fact.name(), null, fact.value())));
        return new Spreadsheet("精算明細", HEADER, rows);
    }

    Report report() {
        return new Report(
                "精算明細書",
                shop + "　様",
                List.of(
                        new Report.Facts(facts()),
                        new Report.Table(
                                "お支払いの計算",
                                List.of(
                                        new Column("項目", 60, Align.LEFT),
                                        new Column("金額", 40, Align.RIGHT)),
                                calculation(),
                                1),
                        feeInvoice(),
                        new Report.Table(
                                "取引の明細",
                                List.of(
                                        new Column("日時", 22, Align.LEFT),
                                        new Column("区分", 9, Align.LEFT),
                                        new Column("取引番号", 36, Align.LEFT),
                                        new Column("金額", 17, Align.RIGHT),
                                        new Column("うちポイント", 17, Align.RIGHT)),
                                movements.stream().map(Statement::row).toList(),
                                0),
                        new Report.Note(
                                "対象期間に確定した取引のうち、締め後に届いたものは次回の明細に含まれます。"
                                        + "お振込額は、売上から返金と手数料を引き、前回から繰り越した金額を足し、"
                                        + "次回へ繰り越す金額を引いた額です。返金が売上を上回るときなど、"
                                        + "繰り越す金額のマイナスは、次回のお振込額から差し引く額を表します。")));
    }

    private List<List<String>> calculation() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(
                List.of("売上（" + settlement.payments() + "件）", yen(settlement.captured().amount())));
        lines.add(
                List.of("返金（" + settlement.refunds() + "件）", yen(-settlement.refunded().amount())));
        lines.add(List.of("手数料（" + percent() + "％）", yen(-settlement.fee().amount())));
        lines.add(List.of(CARRIED_IN, yen(settlement.carriedIn() - supplied)));
        if (supplied != 0) {
            lines.add(List.of(SUPPLIED, yen(supplied)));
        }
        lines.add(List.of(CARRIED_OUT, yen(settlement.carriedOut())));
        lines.add(List.of("お振込額", yen(settlement.payout().amount())));
        return lines;
    }

    /** The fee as the law wants it on an invoice: by rate, with the tax in it. */
    private Report.Part feeInvoice() {
        String number = invoice.registrationNumber();
        return number == null
                ? new Report.Note("手数料は税込みです。")
                : new Report.Table(
                        "手数料の適格請求書（登録番号 " + number + "）",
                        List.of(
                                new Column("項目", 60, Align.LEFT),
                                new Column("金額", 40, Align.RIGHT)),
                        List.of(
                                List.of(
                                        "精算手数料（" + invoice.taxPercent() + "％対象、税込）",
                                        yen(settlement.fee().amount())),
                                List.of(tax(), yen(invoice.tax(settlement.fee()).amount()))),
                        0);
    }

    private String tax() {
        return "うち消費税額（" + invoice.taxPercent() + "％）";
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("精算番号", settlement.settlementId().value()));
        facts.add(
                new Fact(
                        "対象期間",
                        settlement.from().format(DAY) + "から" + settlement.through().format(DAY)));
        facts.add(transfer());
        facts.add(new Fact("状態", status()));
        facts.add(new Fact("発行者", issuer.name()));
        String number = invoice.registrationNumber();
        if (number != null) {
            facts.add(new Fact("登録番号", number));
        }
        issuer.address().forEach(line -> facts.add(new Fact("お問い合わせ先", line)));
        facts.add(new Fact("発行日", printedOn.format(DAY)));
        return facts;
    }

    private Fact transfer() {
        LocalDate last = transferOn;
        String planned = (last == null ? settlement.payoutDate() : last).format(DAY);
        return switch (settlement.status()) {
            case PAID -> new Fact("お振込日", planned);
            case RELEASED, CARRIED_OVER -> new Fact("お振込予定日", planned);
            case DUE, HELD, RETURNED ->
                    new Fact("お振込予定日", last == null ? planned : "未定（" + planned + "のお振込みは戻りました）");
        };
    }

    private String status() {
        return switch (settlement.status()) {
            case CARRIED_OVER -> "次回へ繰越";
            case DUE -> "お振込み待ち";
            case HELD -> "保留（口座または加盟店の状態をご確認ください）";
            case RELEASED -> "お振込み手続き中";
            case PAID -> "お振込み済み";
            case RETURNED -> "お振込みが戻りました（口座をご確認ください）";
        };
    }

    private String percent() {
        return BigDecimal.valueOf(settlement.feeBasisPoints(), 2)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static List<@Nullable Object> sum(String name, long amount) {
        return row(name, amount, null);
    }

    /** Sums have a column of their own, so that the column of payments can be added up as it is. */
    private static List<@Nullable Object> row(
            String name, @Nullable Long amount, @Nullable String content) {
        return Arrays.asList(null, null, name, null, null, null, null, null, amount, content);
    }

    private static List<String> row(Movement movement) {
        long sign = movement.refundId() == null ? 1 : -1;
        return List.of(
                day(movement) + " " + time(movement).format(MINUTE),
                kind(movement),
                movement.merchantPaymentId(),
                yen(movement.captured().amount() - movement.refunded().amount()),
                yen(sign * movement.points().amount()));
    }

    private static String kind(Movement movement) {
        return movement.refundId() == null ? "売上" : "返金";
    }

    private static LocalDate day(Movement movement) {
        return movement.businessDate();
    }

    private static LocalTime time(Movement movement) {
        return ZonedDateTime.ofInstant(movement.at(), BusinessDate.ZONE).toLocalTime().withNano(0);
    }

    private static String yen(long amount) {
        return String.format(Locale.ROOT, "%,d円", amount);
    }
}

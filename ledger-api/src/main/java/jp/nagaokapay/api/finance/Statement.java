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
import jp.nagaokapay.api.print.Report;
import jp.nagaokapay.api.print.Report.Align;
import jp.nagaokapay.api.print.Report.Column;
import jp.nagaokapay.api.print.Report.Fact;
import jp.nagaokapay.api.web.Sheet;
import jp.nagaokapay.ledger.calendar.BusinessDate;
import jp.nagaokapay.ledger.settlement.Settlements.Found;
import jp.nagaokapay.ledger.settlement.Settlements.Movement;
import org.jspecify.annotations.Nullable;

/** What a shop is told of a period: how much it is paid, and what that is made of. */
record Statement(Found settlement, String shop, List<Movement> movements) {
    private static final List<String> HEADER =
            List.of("日付", "時刻", "区分", "取引番号", "返金番号", "売上", "返金", "うちポイント");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.JAPAN);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    /** Every payment, then the sums that lead to the payout. */
    Sheet sheet() {
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
                            movement.points().amount()));
        }
        rows.add(sum("売上合計", settlement.captured().amount()));
        rows.add(sum("返金合計", -settlement.refunded().amount()));
        rows.add(sum("手数料（" + percent() + "％）", -settlement.fee().amount()));
        rows.add(sum("前回繰越", settlement.carriedIn()));
        rows.add(sum("次回繰越", -settlement.carriedOut()));
        rows.add(sum("お振込額", settlement.payout().amount()));
        return new Sheet("精算明細", HEADER, rows);
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
                                List.of(
                                        List.of(
                                                "売上（" + settlement.payments() + "件）",
                                                yen(settlement.captured().amount())),
                                        List.of(
                                                "返金（" + settlement.refunds() + "件）",
                                                yen(-settlement.refunded().amount())),
                                        List.of(
                                                "手数料（" + percent() + "％）",
                                                yen(-settlement.fee().amount())),
                                        List.of("前回からの繰越", yen(settlement.carriedIn())),
                                        List.of("次回への繰越", yen(-settlement.carriedOut())),
                                        List.of("お振込額", yen(settlement.payout().amount()))),
                                1),
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
                                        + "返金が売上を上回るときは、その額を次回へ繰り越します。")));
    }

    private List<Fact> facts() {
        return List.of(
                new Fact("精算番号", settlement.settlementId().value()),
                new Fact(
                        "対象期間",
                        settlement.from().format(DAY) + "から" + settlement.through().format(DAY)),
                new Fact("お振込予定日", settlement.payoutDate().format(DAY)),
                new Fact("状態", status()));
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
        return Arrays.asList(null, null, name, null, null, amount, null, null);
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

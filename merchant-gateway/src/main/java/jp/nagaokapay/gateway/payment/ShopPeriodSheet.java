package jp.nagaokapay.gateway.payment;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import jp.nagaokapay.gateway.payment.ShopPeriod.Dated;
import jp.nagaokapay.web.paper.Spreadsheet;
import org.jspecify.annotations.Nullable;

/** A shop's payments as a table for its bookkeeping. */
final class ShopPeriodSheet {
    private static final List<String> HEADER =
            List.of("日付", "時刻", "取引番号", "端末", "方式", "状態", "金額", "売上", "返金", "うちポイント");
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private ShopPeriodSheet() {}

    static Spreadsheet of(List<Dated> payments) {
        return new Spreadsheet("取引", HEADER, payments.stream().map(ShopPeriodSheet::row).toList());
    }

    private static List<@Nullable Object> row(Dated dated) {
        var payment = dated.payment();
        return Arrays.asList(
                dated.date(),
                time(payment.authorizedAt()),
                payment.merchantPaymentId(),
                payment.terminalId(),
                payment.mode(),
                payment.status(),
                payment.amount(),
                payment.captured(),
                payment.refunded(),
                payment.points());
    }

    private static @Nullable LocalTime time(@Nullable Instant at) {
        return at == null ? null : LocalTime.ofInstant(at, ZONE).withNano(0);
    }
}

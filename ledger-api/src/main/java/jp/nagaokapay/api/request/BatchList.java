package jp.nagaokapay.api.request;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import jp.nagaokapay.ledger.request.BillStatus;
import jp.nagaokapay.ledger.request.BillView;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.web.paper.Spreadsheet;
import org.jspecify.annotations.Nullable;

/** A file's bills as its biller's own system reads them: by reference, without names. */
final class BatchList {
    private static final List<String> HEADER =
            List.of("整理番号", "請求番号", "金額", "状態", "支払日時", "返金額", "支払番号");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private BatchList() {}

    static Spreadsheet of(List<BillView> bills) {
        return new Spreadsheet("請求", HEADER, bills.stream().map(BatchList::row).toList());
    }

    private static List<@Nullable Object> row(BillView view) {
        return Arrays.asList(
                view.bill().reference(),
                view.bill().requestId(),
                view.bill().amount().amount(),
                word(view.status()),
                time(view.paidAt()),
                view.refunded().amount(),
                view.status() == BillStatus.PAID ? view.bill().code().paymentId().value() : null);
    }

    private static String word(BillStatus status) {
        return switch (status) {
            case OPEN -> "未払い";
            case PAID -> "支払済み";
            case OVERDUE -> "期限切れ";
            case WITHDRAWN -> "取消";
        };
    }

    private static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : TIME.format(ZonedDateTime.ofInstant(at, BusinessDate.ZONE));
    }
}

package jp.nagaokapay.api.resident.notice;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.schedule.ExpiringValue.Expiring;

/** What a holder reads: what expires and when, or what was paid; no name, Japanese first. */
final class NoticeText {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu年M月d日（E）", Locale.JAPAN);
    private static final DateTimeFormatter ENGLISH_DATE =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("M月d日 H:mm", Locale.JAPAN);
    private static final DateTimeFormatter ENGLISH_TIME =
            DateTimeFormatter.ofPattern("d MMMM, H:mm", Locale.ENGLISH);

    private NoticeText() {}

    /** What was paid where, and when. */
    static String ofPayment(String shop, Yen amount, Instant at) {
        ZonedDateTime here = at.atZone(BusinessDate.ZONE);
        String yen = String.format(Locale.ROOT, "%,d", amount.amount());
        return "【ながおかペイ】%1$s、%2$sで%3$s円のお支払いがありました。お心当たりがない場合は、すぐに利用を停止してください。 / %3$s yen were paid at %2$s, %4$s. If it was not you, please stop your wallet at once."
                .formatted(TIME.format(here), shop, yen, ENGLISH_TIME.format(here));
    }

    static String of(Expiring expiring) {
        List<String> japanese = new ArrayList<>();
        List<String> english = new ArrayList<>();
        if (expiring.paid() > 0) {
            japanese.add(String.format(Locale.ROOT, "チャージ残高%,d円", expiring.paid()));
            english.add(String.format(Locale.ROOT, "%,d yen", expiring.paid()));
        }
        if (expiring.points() > 0) {
            japanese.add(String.format(Locale.ROOT, "%,dポイント", expiring.points()));
            english.add(String.format(Locale.ROOT, "%,d points", expiring.points()));
        }
        return "【ながおかペイ】有効期限のお知らせ："
                + String.join("と", japanese)
                + "は、"
                + DATE.format(expiring.expiresOn())
                + "までにお使いください。期限を過ぎると使えなくなります。 / "
                + String.join(" and ", english)
                + " can be used until "
                + ENGLISH_DATE.format(expiring.expiresOn())
                + " and will then expire.";
    }
}

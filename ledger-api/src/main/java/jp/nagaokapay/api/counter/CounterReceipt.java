package jp.nagaokapay.api.counter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.nagaokapay.ledger.card.CardNumber;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.statutory.Issuer;
import jp.nagaokapay.ledger.wallet.WalletView;
import jp.nagaokapay.web.paper.Report;
import jp.nagaokapay.web.paper.Report.Fact;
import org.jspecify.annotations.Nullable;

/** What stands on the receipt of a charge for cash. */
final class CounterReceipt {
    /** Short enough for one line of the paper of 58 mm. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm", Locale.ROOT);

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.JAPANESE);
    private static final int SHOWN_OF_WALLET = 4;

    private CounterReceipt() {}

    /**
     * @param card the number of the card that was charged; null where it was a phone's wallet
     * @param expiresOn the last day on which the charge can be spent, where it is known
     * @param balance what the customer wants to have on it besides
     */
    static Report of(
            Issuer issuer,
            CounterCharge charge,
            @Nullable CardNumber card,
            @Nullable LocalDate expiresOn,
            List<Fact> balance) {
        List<Report.Part> parts = new ArrayList<>();
        parts.add(new Report.Facts(facts(charge, card, expiresOn)));
        if (!balance.isEmpty()) {
            parts.add(new Report.Facts(balance));
        }
        Instant reversedAt = charge.reversedAt();
        if (reversedAt != null) {
            parts.add(
                    new Report.Facts(
                            List.of(
                                    new Fact("取消日時", time(reversedAt)),
                                    new Fact("返金額", yen(charge.amount())))));
        }
        parts.add(new Report.Facts(issuer(issuer)));
        parts.add(new Report.Note("この控えは大切に保管してください。有効期限を過ぎた残高は使えません。"));
        return new Report(reversedAt == null ? "領収書" : "チャージ取消票", yen(charge.amount()), parts);
    }

    /** The balance at {@code now}. */
    static List<Fact> balance(WalletView wallet, Instant now) {
        return List.of(
                new Fact("残高", yen(wallet.available().amount())), new Fact("残高の日時", time(now)));
    }

    private static List<Fact> facts(
            CounterCharge charge, @Nullable CardNumber card, @Nullable LocalDate expiresOn) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("但し", "ながおかペイ チャージ代"));
        facts.add(new Fact("受領日時", time(charge.requestedAt())));
        facts.add(new Fact("受領方法", "現金（窓口）"));
        facts.add(new Fact("受付番号", charge.receiptNumber()));
        facts.add(
                card == null
                        ? new Fact("チャージ先", "…" + last(charge.walletId().value()))
                        : new Fact("カード番号", "…" + last(card.value())));
        if (expiresOn != null) {
            facts.add(new Fact("有効期限", DATE.format(expiresOn)));
        }
        facts.add(new Fact("取引番号", charge.chargeId().value()));
        return facts;
    }

    private static List<Fact> issuer(Issuer issuer) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("発行者", issuer.name()));
        issuer.address().forEach(line -> facts.add(new Fact(facts.size() == 1 ? "所在地" : "", line)));
        return facts;
    }

    /** Enough to see that it went to the right wallet. */
    private static String last(String walletId) {
        return walletId.substring(Math.max(0, walletId.length() - SHOWN_OF_WALLET));
    }

    private static String time(Instant instant) {
        return TIME.format(ZonedDateTime.ofInstant(instant, BusinessDate.ZONE));
    }

    private static String yen(long amount) {
        return String.format(Locale.ROOT, "%,d円", amount);
    }
}

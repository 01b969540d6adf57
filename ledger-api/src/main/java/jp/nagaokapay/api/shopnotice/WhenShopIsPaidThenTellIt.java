package jp.nagaokapay.api.shopnotice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.nagaokapay.api.message.Message;
import jp.nagaokapay.api.message.MessageKind;
import jp.nagaokapay.api.message.MessagePort;
import jp.nagaokapay.api.message.MessageWay;
import jp.nagaokapay.api.message.MessagesUsedUp;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.NotConfigured;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentCaptured;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentRefunded;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells shops that want it of each payment and refund. It follows the log, and hands a message over
 * in the transaction that stores how far it has come, so that none is sent twice and a crash loses
 * none. What cannot be told within the hour is not told.
 */
@Component
@ProcessingGroup(WhenShopIsPaidThenTellIt.NAME)
@DisallowReplay
class WhenShopIsPaidThenTellIt {
    /** The processor's name. */
    static final String NAME = "policy-shop-notices";

    private static final Duration TOLD_WITHIN = Duration.ofHours(1);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("M月d日 H:mm", Locale.JAPAN);
    private static final Logger LOG = LoggerFactory.getLogger(WhenShopIsPaidThenTellIt.class);

    private final ShopNotices notices;
    private final MessagePort messages;
    private final Clock clock;

    WhenShopIsPaidThenTellIt(ShopNotices notices, MessagePort messages, Clock clock) {
        this.notices = notices;
        this.messages = messages;
        this.clock = clock;
    }

    @EventHandler
    void on(PaymentMade e) {
        gather(new Told(e.merchantId(), e.amount(), e.occurredAt(), false));
    }

    @EventHandler
    void on(PaymentCaptured e) {
        gather(new Told(e.merchantId(), e.amount(), e.occurredAt(), false));
    }

    @EventHandler
    void on(PaymentRefunded e) {
        gather(new Told(e.merchantId(), e.amount(), e.occurredAt(), true));
    }

    private void gather(Told told) {
        if (told.at.plus(TOLD_WITHIN).isAfter(clock.instant())) {
            ProjectionWrites.<List<Told>>gather(NAME, ArrayList::new, this::tell).add(told);
        }
    }

    private void tell(List<Told> batch) {
        Map<MerchantId, Optional<String>> wanting =
                notices.wanting(batch.stream().map(Told::shop).distinct().toList());
        for (Told told : batch) {
            Optional<String> email = wanting.get(told.shop);
            if (email != null) {
                tell(told, email.orElse(null));
            }
        }
    }

    private void tell(Told told, @Nullable String email) {
        if (email != null) {
            send(told, MessageWay.EMAIL, email);
        } else {
            notices.phones(told.shop).forEach(phone -> send(told, MessageWay.SMS, phone));
        }
    }

    private void send(Told told, MessageWay way, String to) {
        if (!messages.goes(way)) {
            return;
        }
        try {
            messages.send(
                    new Message(
                            MessageKind.SHOP_PAYMENT,
                            way,
                            to,
                            told.text(),
                            null,
                            null,
                            told.shop.value()));
        } catch (MessagesUsedUp | NotConfigured e) {
            LOG.info("A shop is not told of a payment: {}", e.getMessage());
        }
    }

    /**
     * @param back whether it was given back
     */
    private record Told(MerchantId shop, Yen amount, Instant at, boolean back) {
        String text() {
            ZonedDateTime here = at.atZone(BusinessDate.ZONE);
            String yen = String.format(Locale.ROOT, "%,d", amount.amount());
            return "【ながおかペイ】%s、%s円%s / %s yen were %s."
                    .formatted(
                            TIME.format(here),
                            yen,
                            back ? "を返金しました。" : "のお支払いがありました。",
                            yen,
                            back ? "refunded" : "paid");
        }
    }
}

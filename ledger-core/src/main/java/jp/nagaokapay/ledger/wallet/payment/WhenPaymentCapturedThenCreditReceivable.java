package jp.nagaokapay.ledger.wallet.payment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.log.follow.PolicyCommands;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.merchant.MerchantCommand.CreditReceivable;
import jp.nagaokapay.ledger.merchant.MerchantCommand.Movement;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentCaptured;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentRefunded;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/**
 * Credits what was paid at a shop to its receivable, one command for each shop in a batch.
 *
 * <p>The shop drops whatever lies at or before the position it has credited already. That makes a
 * repeated batch harmless, and it asks that a shop's movements arrive in the order of the log: this
 * group runs in one segment, or in segments cut by shop.
 */
@Component
@ProcessingGroup(WhenPaymentCapturedThenCreditReceivable.NAME)
@DisallowReplay
public final class WhenPaymentCapturedThenCreditReceivable {
    /** The processor's name. */
    public static final String NAME = "policy-receivable";

    private final PolicyCommands commands;

    WhenPaymentCapturedThenCreditReceivable(PolicyCommands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(PaymentMade e, TrackingToken token) {
        gather(e.merchantId(), token, e.occurredAt(), e.amount(), Yen.ZERO);
    }

    @EventHandler
    void on(PaymentCaptured e, TrackingToken token) {
        gather(e.merchantId(), token, e.occurredAt(), e.amount(), Yen.ZERO);
    }

    /** The whole refund: what of it lapses is between the holder and the issuer. */
    @EventHandler
    void on(PaymentRefunded e, TrackingToken token) {
        gather(e.merchantId(), token, e.occurredAt(), Yen.ZERO, e.amount());
    }

    private void gather(
            MerchantId shop, TrackingToken token, Instant at, Yen captured, Yen refunded) {
        long position = token.position().orElseThrow();
        ProjectionWrites.<Map<MerchantId, List<Movement>>>gather(
                        "receivable-movements", LinkedHashMap::new, this::credit)
                .computeIfAbsent(shop, _ -> new ArrayList<>())
                .add(new Movement(position, at, captured, refunded));
    }

    private void credit(Map<MerchantId, List<Movement>> movements) {
        movements.forEach((shop, ofShop) ->
                commands.send(
                        new CreditReceivable(shop, List.copyOf(ofShop), ofShop.getLast().at())));
    }
}

package jp.nagaokapay.ledger.wallet.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import jp.nagaokapay.ledger.LedgerNode;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.merchant.MerchantCommand.RegisterMerchant;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.Shops;
import jp.nagaokapay.ledger.merchant.receivable.Receivables;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentMode;
import jp.nagaokapay.ledger.wallet.RefundId;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentCaptured;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentRefunded;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletMetaData;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;

class WhenPaymentCapturedThenCreditReceivableTest {
    private static final Instant AT = Instant.parse("2023-04-01T01:00:00Z");
    private static final Instant NEXT_DAY = AT.plus(Duration.ofDays(1));

    @Test
    void what_is_paid_and_refunded_at_a_shop_is_credited_to_it_by_date() {
        try (LedgerNode node = LedgerNode.on(TestDatabase.freshUrl())) {
            MerchantId bakery = MerchantId.next();
            MerchantId brewery = MerchantId.next();
            node.ledger().send(new RegisterMerchant(bakery, Shops.BAKERY, null));
            node.ledger().send(new RegisterMerchant(brewery, Shops.BAKERY, null));

            happened(node, made(bakery, 800));
            happened(node, captured(bakery, 300));
            happened(node, made(brewery, 5_000));
            happened(node, refunded(bakery, 100));
            node.processors().awaitDrained(Duration.ofSeconds(20));

            Receivables receivables = node.bean(Receivables.class);
            LocalDate day = LocalDate.of(2023, 4, 1);
            assertThat(receivables.days(bakery, day, day.plusDays(5)))
                    .containsExactly(
                            new Receivables.Day(day, Yen.of(1_100), Yen.ZERO, 2, 0),
                            new Receivables.Day(day.plusDays(1), Yen.ZERO, Yen.of(100), 0, 1));
            assertThat(receivables.days(brewery, day, day))
                    .containsExactly(new Receivables.Day(day, Yen.of(5_000), Yen.ZERO, 1, 0));
        }
    }

    private static void happened(LedgerNode node, WalletEvent event) {
        node.bean(EventStore.class)
                .publish(
                        new GenericDomainEventMessage<>(
                                "wallet",
                                event.walletId().value(),
                                0,
                                event,
                                new WalletMetaData(Yen.ZERO, event.occurredAt(), Set.of())
                                        .beside(event)));
    }

    private static PaymentMade made(MerchantId shop, long amount) {
        PaymentId payment = PaymentId.next();
        return new PaymentMade(
                WalletId.next(),
                AT,
                payment,
                payment.value(),
                shop,
                null,
                PaymentMode.MPM,
                Yen.of(amount),
                List.of(),
                null,
                null);
    }

    private static PaymentCaptured captured(MerchantId shop, long amount) {
        PaymentId payment = PaymentId.next();
        return new PaymentCaptured(
                WalletId.next(),
                AT,
                payment,
                payment.value(),
                shop,
                Yen.of(amount),
                List.of(),
                List.of(),
                List.of());
    }

    private static PaymentRefunded refunded(MerchantId shop, long amount) {
        PaymentId payment = PaymentId.next();
        return new PaymentRefunded(
                WalletId.next(),
                NEXT_DAY,
                payment,
                payment.value(),
                shop,
                RefundId.next(),
                "r",
                Yen.of(amount),
                List.of(),
                List.of(),
                AT);
    }
}

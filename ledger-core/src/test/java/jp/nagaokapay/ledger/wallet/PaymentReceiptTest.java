package jp.nagaokapay.ledger.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import jp.nagaokapay.ledger.EventCatalogue;
import jp.nagaokapay.ledger.log.Samples;
import jp.nagaokapay.ledger.log.event.StoredAnswers;
import jp.nagaokapay.ledger.log.event.StoredJson;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentAuthorized;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the log keeps of a payment's answer, for a retry of the same request. */
class PaymentReceiptTest {
    private static final Yen AVAILABLE = Yen.of(49_813);

    private final StoredAnswers answers = new StoredAnswers(EventCatalogue.NAMES);

    static Stream<Arguments> payments() throws ReflectiveOperationException {
        PaymentMade made = (PaymentMade) Samples.of(PaymentMade.class);
        PaymentAuthorized held = (PaymentAuthorized) Samples.of(PaymentAuthorized.class);
        return Stream.of(
                Arguments.of(made, PaymentReceipt.of(made, AVAILABLE)),
                Arguments.of(held, PaymentReceipt.of(held, AVAILABLE)));
    }

    @ParameterizedTest
    @MethodSource("payments")
    void the_event_tells_it_but_for_the_balance(LedgerEvent event, PaymentReceipt receipt) {
        StoredAnswers.Written written = answers.write(event, receipt);

        assertThat(written.json()).isEqualTo("49813");
        assertThat(answers.read(written.kind().number(), written.json(), () -> event))
                .isEqualTo(receipt);
    }

    @ParameterizedTest
    @MethodSource("payments")
    void what_the_event_does_not_tell_is_kept_whole(LedgerEvent event, PaymentReceipt receipt) {
        Payment payment = receipt.payment();
        PaymentReceipt refunded =
                new PaymentReceipt(
                        receipt.walletId(),
                        new Payment(
                                payment.paymentId(),
                                payment.merchantPaymentId(),
                                payment.merchantId(),
                                payment.terminalId(),
                                payment.mode(),
                                PaymentStatus.REFUNDED,
                                payment.amount(),
                                payment.amount(),
                                payment.amount(),
                                payment.paid(),
                                payment.points(),
                                payment.authorizedAt(),
                                null),
                        AVAILABLE);

        StoredAnswers.Written written = answers.write(event, refunded);

        assertThat(written.kind().name()).isEqualTo("payment-receipt");
        assertThat(
                        answers.read(
                                written.kind().number(),
                                written.json(),
                                () -> {
                                    throw new AssertionError("not needed");
                                }))
                .isEqualTo(refunded);
    }

    @Test
    void a_payment_whose_shop_gave_it_no_id_is_stored_without_one() throws Exception {
        PaymentMade given = (PaymentMade) Samples.of(PaymentMade.class);
        PaymentMade made =
                new PaymentMade(
                        given.walletId(),
                        given.occurredAt(),
                        given.paymentId(),
                        given.paymentId().value(),
                        given.merchantId(),
                        null,
                        given.mode(),
                        given.amount(),
                        given.parts(),
                        null,
                        null);

        String json = StoredJson.write(made);

        assertThat(json).doesNotContain("merchantPaymentId");
        assertThat(StoredJson.read(json, PaymentMade.class)).isEqualTo(made);
        assertThat(made.merchantPaymentId()).isEqualTo(given.paymentId().value());
    }
}

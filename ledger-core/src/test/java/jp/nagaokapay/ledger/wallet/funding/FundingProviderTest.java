package jp.nagaokapay.ledger.wallet.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.ChargeReceipt;
import jp.nagaokapay.ledger.wallet.Wallets.FundedCharge;
import org.junit.jupiter.api.Test;

class FundingProviderTest {
    private static final FundedCharge CHARGE =
            new FundedCharge(
                    new ChargeReceipt(
                            new ChargeId("charge:a"),
                            ChargeReceipt.Status.PENDING,
                            Yen.of(1_000),
                            Channel.BANK,
                            null,
                            Yen.ZERO),
                    "reference",
                    Instant.EPOCH);

    @Test
    void a_provider_that_takes_too_long_is_unclear() {
        FundingProvider provider = new FundingProvider(new Late(), settings(Duration.ofMillis(50)));

        assertThat(provider.collect(CHARGE)).isInstanceOf(FundingPort.Outcome.Unclear.class);
        assertThat(provider.lookUp(CHARGE)).isInstanceOf(FundingPort.Outcome.Unclear.class);
        assertThat(provider.giveBack(CHARGE)).isInstanceOf(FundingPort.Outcome.Unclear.class);
        provider.stop();
    }

    @Test
    void nobody_is_asked_about_a_counters_cash() {
        FundingProvider provider = new FundingProvider(new Late(), settings(Duration.ofMinutes(1)));
        ChargeReceipt receipt = CHARGE.receipt();
        FundedCharge cash =
                new FundedCharge(
                        new ChargeReceipt(
                                receipt.chargeId(),
                                receipt.status(),
                                receipt.amount(),
                                Channel.COUNTER,
                                null,
                                Yen.ZERO),
                        "receipt",
                        Instant.EPOCH);

        assertThat(provider.collect(cash)).isInstanceOf(FundingPort.Outcome.Collected.class);
        assertThat(provider.lookUp(cash)).isInstanceOf(FundingPort.Outcome.Collected.class);
        assertThat(provider.giveBack(cash)).isInstanceOf(FundingPort.Outcome.Collected.class);
        provider.stop();
    }

    private static FundingProperties settings(Duration timeout) {
        return new FundingProperties(3, timeout, Duration.ofMinutes(5), Duration.ofHours(1));
    }

    /** Answers never. */
    private record Late() implements FundingPort {
        @Override
        public Outcome collect(ChargeId id, Yen amount, Channel channel, String reference) {
            return wait(new CountDownLatch(1));
        }

        @Override
        public Outcome lookUp(ChargeId id, Yen amount, Channel channel, String reference) {
            return wait(new CountDownLatch(1));
        }

        @Override
        public Outcome giveBack(ChargeId id, Yen amount, Channel channel, String reference) {
            return wait(new CountDownLatch(1));
        }

        private Outcome wait(CountDownLatch never) {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Outcome.Collected("too late");
        }
    }
}

package jp.nagaokapay.ledger.wallet.funding;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeReceipt;
import jp.nagaokapay.ledger.wallet.Wallets.FundedCharge;
import jp.nagaokapay.ledger.wallet.funding.FundingPort.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The funding port with a time-out: when a provider is late or fails, the outcome is unclear. Cash
 * at a counter changes hands there.
 */
@Component
class FundingProvider {
    private static final Logger LOG = LoggerFactory.getLogger(FundingProvider.class);
    private static final Outcome CASH = new Outcome.Collected("cash");

    private final FundingPort port;
    private final Duration timeout;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    FundingProvider(FundingPort port, FundingProperties properties) {
        this.port = port;
        this.timeout = properties.timeout();
    }

    /** Throws where a charge by the channel would find nobody to collect it. */
    void require(Channel channel) {
        if (channel != Channel.COUNTER) {
            port.requireProvider(channel);
        }
    }

    boolean takesReference(Channel channel) {
        require(channel);
        return channel == Channel.COUNTER || port.takesReference(channel);
    }

    boolean hasPage(Channel channel) {
        require(channel);
        return channel != Channel.COUNTER && port.hasPage(channel);
    }

    Optional<String> nameOf(Channel channel) {
        return channel == Channel.COUNTER ? Optional.empty() : port.providerOf(channel);
    }

    Outcome collect(FundedCharge charge) {
        ChargeReceipt receipt = charge.receipt();
        return ask(
                receipt,
                () ->
                        port.collect(
                                receipt.chargeId(),
                                receipt.amount(),
                                receipt.channel(),
                                charge.fundingReference()));
    }

    Outcome lookUp(FundedCharge charge) {
        ChargeReceipt receipt = charge.receipt();
        return ask(
                receipt,
                () ->
                        port.lookUp(
                                receipt.chargeId(),
                                receipt.amount(),
                                receipt.channel(),
                                charge.fundingReference()));
    }

    Outcome giveBack(FundedCharge charge) {
        ChargeReceipt receipt = charge.receipt();
        return ask(
                receipt,
                () ->
                        port.giveBack(
                                receipt.chargeId(),
                                receipt.amount(),
                                receipt.channel(),
                                charge.fundingReference()));
    }

    private Outcome ask(ChargeReceipt charge, Callable<Outcome> call) {
        if (charge.channel() == Channel.COUNTER) {
            return CASH;
        }
        Future<Outcome> answer = calls.submit(call);
        try {
            return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Unclear("INTERRUPTED");
        } catch (TimeoutException e) {
            LOG.warn("The provider of funds gave no answer in time about {}", charge.chargeId());
            return new Outcome.Unclear("TIMEOUT");
        } catch (ExecutionException e) {
            LOG.warn("The provider of funds gave no clear answer: {}", e.toString());
            return new Outcome.Unclear("UNREACHABLE");
        } finally {
            answer.cancel(true);
        }
    }

    @PreDestroy
    void stop() {
        calls.shutdownNow();
    }
}

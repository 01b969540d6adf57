package jp.nagaokapay.ledger.wallet.funding;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jp.nagaokapay.ledger.wallet.ChargeReceipt;
import jp.nagaokapay.ledger.wallet.Wallets.FundedCharge;
import jp.nagaokapay.ledger.wallet.funding.FundingPort.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The funding port with a time-out: when a provider is late or fails, the outcome is unclear. */
@Component
class FundingProvider {
    private static final Logger LOG = LoggerFactory.getLogger(FundingProvider.class);

    private final FundingPort port;
    private final Duration timeout;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    FundingProvider(FundingPort port, FundingProperties properties) {
        this.port = port;
        this.timeout = properties.timeout();
    }

    Outcome collect(FundedCharge charge) {
        ChargeReceipt receipt = charge.receipt();
        return ask(() ->
                port.collect(
                        receipt.chargeId(),
                        receipt.amount(),
                        receipt.channel(),
                        charge.fundingReference()));
    }

    Outcome lookUp(FundedCharge charge) {
        ChargeReceipt receipt = charge.receipt();
        return ask(() ->
                port.lookUp(receipt.chargeId(), receipt.channel(), charge.fundingReference()));
    }

    Outcome giveBack(FundedCharge charge) {
        ChargeReceipt receipt = charge.receipt();
        return ask(() ->
                port.giveBack(
                        receipt.chargeId(),
                        receipt.amount(),
                        receipt.channel(),
                        charge.fundingReference()));
    }

    private Outcome ask(Callable<Outcome> call) {
        Future<Outcome> answer = calls.submit(call);
        try {
            return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Unclear();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("The provider of funds gave no clear answer: {}", e.toString());
            return new Outcome.Unclear();
        } finally {
            answer.cancel(true);
        }
    }

    @PreDestroy
    void stop() {
        calls.shutdownNow();
    }
}

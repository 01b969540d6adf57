package jp.nagaokapay.acceptance.citysimulation;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import jp.nagaokapay.acceptance.citysimulation.plan.PlannedStep;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.ChargeReceipt;
import jp.nagaokapay.ledger.wallet.PaymentReceipt;
import jp.nagaokapay.ledger.wallet.RefundReceipt;
import jp.nagaokapay.ledger.wallet.WalletCommand.RequestCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.ReverseCharge;
import jp.nagaokapay.ledger.wallet.funding.Charges;
import org.jspecify.annotations.Nullable;

/** Sends steps to the ledger side by side and holds each answer against the plan. */
final class StepExecutor implements AutoCloseable {
    /** Enough to fill a group commit while another one is being flushed. */
    private static final int AT_ONCE = 96;

    private final Ledger ledger;
    private final Charges charges;
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    StepExecutor(Ledger ledger, Charges charges) {
        this.ledger = ledger;
        this.charges = charges;
    }

    /** Returns when all are durable; fails with {@link PlanViolated} when one was not granted. */
    void perform(List<PlannedStep> steps) throws InterruptedException {
        List<Future<?>> done =
                steps.stream().<Future<?>>map(step -> threads.submit(() -> oneOf(step))).toList();
        for (Future<?> one : done) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof PlanViolated broken
                        ? broken
                        : new IllegalStateException(e.getCause());
            }
        }
    }

    private void oneOf(PlannedStep step) {
        room.acquireUninterruptibly();
        try {
            perform(step);
        } catch (PlanViolated broken) {
            throw broken;
        } catch (RuntimeException e) {
            throw new PlanViolated(step, e);
        } finally {
            room.release();
        }
    }

    private void perform(PlannedStep step) {
        switch (step) {
            case PlannedStep.Charge charge -> charge(charge);
            case PlannedStep.Send(_, ReverseCharge command, Yen planned) ->
                    compare(step, planned, charges.reverse(command, null).available());
            case PlannedStep.Send(_, var command, var planned) ->
                    compare(step, planned, available(ledger.send(command)));
        }
    }

    private void charge(PlannedStep.Charge step) {
        RequestCharge command =
                new RequestCharge(
                        step.walletId(),
                        step.chargeId(),
                        step.amount(),
                        step.channel(),
                        SimulatedFunding.reference(step.reference(), step.declined()),
                        step.reference());
        ChargeReceipt receipt = charges.charge(command, null);
        ChargeReceipt.Status planned =
                step.declined() ? ChargeReceipt.Status.FAILED : ChargeReceipt.Status.CHARGED;
        if (receipt.status() != planned) {
            throw new PlanViolated(step, "the charge is " + receipt.status());
        }
        compare(step, step.available(), receipt.available());
    }

    private static @Nullable Yen available(Object answer) {
        return switch (answer) {
            case ChargeReceipt receipt -> receipt.available();
            case PaymentReceipt receipt -> receipt.available();
            case RefundReceipt receipt -> receipt.available();
            default -> null;
        };
    }

    private static void compare(PlannedStep step, @Nullable Yen planned, @Nullable Yen available) {
        if (planned != null && available != null && !planned.equals(available)) {
            throw new PlanViolated(step, "the wallet can spend " + available);
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}

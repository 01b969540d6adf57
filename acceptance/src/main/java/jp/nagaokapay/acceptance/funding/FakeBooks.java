package jp.nagaokapay.acceptance.funding;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All charges of the provider, in memory; one thread at a time. */
final class FakeBooks {
    private final Map<String, FakeCharge> charges = new HashMap<>();
    private final Map<String, FakeCharge> pages = new HashMap<>();
    private final Duration session;
    private long collected;
    private long givenBack;

    FakeBooks(Duration session) {
        this.session = session;
    }

    /** Begins a charge, or finds it; empty when it is there with another amount or channel. */
    synchronized Optional<FakeCharge> begin(
            String chargeId, long amount, String channel, String returnTo) {
        FakeCharge charge =
                charges.computeIfAbsent(
                        chargeId,
                        id ->
                                new FakeCharge(
                                        id,
                                        amount,
                                        channel,
                                        returnTo,
                                        Instant.now().plus(session)));
        pages.put(charge.page(), charge);
        return Optional.of(charge).filter(same -> same.isSame(amount, channel));
    }

    synchronized @Nullable FakeCharge find(String chargeId) {
        FakeCharge charge = charges.get(chargeId);
        if (charge != null) {
            charge.expire(Instant.now());
        }
        return charge;
    }

    synchronized @Nullable FakeCharge atPage(String page) {
        FakeCharge charge = pages.get(page);
        return charge == null ? null : find(charge.chargeId());
    }

    /** Somebody leaves the page, once. */
    synchronized boolean leave(FakeCharge charge) {
        charge.expire(Instant.now());
        boolean isFirst = charge.isAtPage();
        if (isFirst) {
            charge.leave();
        }
        return isFirst;
    }

    synchronized void collect(FakeCharge charge, String instrument) {
        if (charge.state() == FakeCharge.State.OPEN
                || charge.state() == FakeCharge.State.DECLINED) {
            charge.collect(instrument);
            collected += charge.amount();
        }
    }

    synchronized void decline(FakeCharge charge, String reason) {
        charge.decline(reason);
    }

    synchronized void refund(FakeCharge charge) {
        if (charge.refund()) {
            givenBack += charge.amount();
        }
    }

    synchronized void leaveUnanswered(FakeCharge charge, int queries) {
        charge.leaveUnanswered(queries);
    }

    synchronized boolean isLeftUnanswered(FakeCharge charge) {
        return charge.isLeftUnanswered();
    }

    synchronized Map<String, Object> answer(FakeCharge charge, String pageBase) {
        return charge.answer(pageBase);
    }

    synchronized long collected() {
        return collected;
    }

    synchronized long givenBack() {
        return givenBack;
    }
}

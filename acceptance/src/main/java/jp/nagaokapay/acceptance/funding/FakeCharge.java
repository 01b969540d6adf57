package jp.nagaokapay.acceptance.funding;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A charge as the provider keeps it. Its methods are called by one thread at a time. */
final class FakeCharge {
    enum State {
        OPEN,
        COLLECTED,
        DECLINED,
        REFUNDED
    }

    private final String chargeId;
    private final long amount;
    private final String channel;
    private final String returnTo;
    private final String page = UUID.randomUUID().toString();
    private final Instant openUntil;
    private State state = State.OPEN;
    private boolean left;
    private String reason = "";
    private String instrument = "";
    private int unanswered;

    FakeCharge(String chargeId, long amount, String channel, String returnTo, Instant openUntil) {
        this.chargeId = chargeId;
        this.amount = amount;
        this.channel = channel;
        this.returnTo = returnTo;
        this.openUntil = openUntil;
    }

    String chargeId() {
        return chargeId;
    }

    long amount() {
        return amount;
    }

    String returnTo() {
        return returnTo;
    }

    String page() {
        return page;
    }

    State state() {
        return state;
    }

    boolean isSame(long otherAmount, String otherChannel) {
        return amount == otherAmount && channel.equals(otherChannel);
    }

    /** Whether somebody can still choose at the page. */
    boolean isAtPage() {
        return state == State.OPEN && !left;
    }

    /** A page that nobody used closes. */
    void expire(Instant now) {
        if (isAtPage() && !now.isBefore(openUntil)) {
            decline("EXPIRED");
        }
    }

    /** Somebody chose; what becomes of it is not known yet. */
    void leave() {
        left = true;
    }

    void collect(String fromInstrument) {
        state = State.COLLECTED;
        instrument = fromInstrument;
    }

    void decline(String why) {
        state = State.DECLINED;
        reason = why;
    }

    /** Gives the money back, once; answers whether it did now. */
    boolean refund() {
        if (state == State.COLLECTED) {
            state = State.REFUNDED;
            return true;
        }
        return false;
    }

    void leaveUnanswered(int queries) {
        unanswered = queries;
    }

    /** Whether the query that comes now gets no answer. */
    boolean isLeftUnanswered() {
        return unanswered > 0 && unanswered-- > 0;
    }

    /** As it is told to the ledger. */
    Map<String, Object> answer(String pages) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("chargeId", chargeId);
        answer.put("amount", amount);
        answer.put("status", state.name());
        if (isAtPage()) {
            answer.put("continueAt", pages + page);
        }
        if (state == State.COLLECTED || state == State.REFUNDED) {
            answer.put("instrument", instrument);
        }
        if (state == State.DECLINED) {
            answer.put("reason", reason);
        }
        return answer;
    }
}

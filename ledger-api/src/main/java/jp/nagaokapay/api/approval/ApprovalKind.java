package jp.nagaokapay.api.approval;

import java.time.Duration;
import java.util.Map;

/**
 * Something for which two persons are needed: a bean for each. What it does may be done again after
 * a crash, so all of it is idempotent. Nothing of one kind and no other kind is done at the same
 * moment, on whichever node.
 */
public interface ApprovalKind {
    /** As it is stored and shown, e.g. {@code BANK_ACCOUNT_CHANGE}; never changes. */
    String name();

    /**
     * Whether it is decided by the office, at {@code /office/v1/approvals}; else by others, at a
     * path of its feature.
     */
    default boolean isOffices() {
        return true;
    }

    /** Whether a request lapses when nobody decides it; else it waits as long as it takes. */
    default boolean expires() {
        return true;
    }

    /** From the approval until it takes effect. */
    default Duration waitingTime() {
        return Duration.ZERO;
    }

    /** Whether somebody, besides who asked, had a part in it and so cannot approve it. */
    default boolean isInvolved(Approval approval, String person) {
        return false;
    }

    /** What the second person is shown: by default all that is kept and is not personal. */
    default Map<String, String> shown(Approval approval) {
        return approval.detail();
    }

    /**
     * Throws {@link jp.nagaokapay.ledger.shared.message.Refused} while it could not be carried out,
     * so that it is not approved in vain.
     */
    default void requirePossible(Approval approval) {}

    /**
     * Tells those concerned that it was approved, before it takes effect. It does not take effect
     * until they are told.
     */
    default void tell(Approval approval) {}

    /**
     * Carries it out; throws {@link jp.nagaokapay.ledger.shared.message.Refused} when a rule
     * forbids it for good, and {@link jp.nagaokapay.ledger.shared.message.Unavailable} when it is
     * to be tried again.
     */
    void carryOut(Approval approval);

    /** It was rejected, stopped, withdrawn or has expired. */
    default void drop(Approval approval) {}
}

package jp.nagaokapay.ledger.campaign.rules;

import java.io.Serial;
import java.util.Map;

/** Rules that a campaign may not have: thrown where a part of them is made. */
public final class RulesRefused extends IllegalArgumentException {
    @Serial private static final long serialVersionUID = 1L;

    private final RulesFault fault;
    private final transient Map<String, Long> bounds;

    RulesRefused(RulesFault fault, Map<String, Long> bounds) {
        super(fault + (bounds.isEmpty() ? "" : " " + bounds));
        this.fault = fault;
        this.bounds = Map.copyOf(bounds);
    }

    public RulesFault fault() {
        return fault;
    }

    /** {@code least} and {@code most}, where the fault is a number or a length. */
    public Map<String, Long> bounds() {
        return bounds;
    }
}

package jp.nagaokapay.ledger.shared.message;

import java.io.Serial;
import java.util.Map;

/** A command broke a rule: nothing was appended, nothing changed. Carries no stack trace. */
public final class Refused extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final transient Rule rule;
    private final transient Map<String, Object> details;
    private final boolean replayed;

    public Refused(Rule rule) {
        this(rule, Map.of());
    }

    public Refused(Rule rule, Map<String, Object> details) {
        this(rule, details, false);
    }

    /** A refusal; {@code replayed} when it is the kept answer to an earlier request. */
    public Refused(Rule rule, Map<String, Object> details, boolean replayed) {
        super(rule.code(), null, false, false);
        this.rule = rule;
        this.details = Map.copyOf(details);
        this.replayed = replayed;
    }

    public boolean replayed() {
        return replayed;
    }

    public Rule rule() {
        return rule;
    }

    public String code() {
        return rule.code();
    }

    /** Facts for the caller, such as the payment as it stands; never a person's data. */
    public Map<String, Object> details() {
        return details;
    }
}

package jp.nagaokapay.api.funding;

import java.util.Map;
import java.util.Objects;
import jp.nagaokapay.api.approval.Approval;
import jp.nagaokapay.api.approval.ApprovalKind;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.ChargeReceipt.Status;
import jp.nagaokapay.ledger.wallet.funding.ChargeReviews;
import jp.nagaokapay.ledger.wallet.funding.FundingRule;
import org.springframework.stereotype.Component;

/**
 * Two persons of finance say what became of a charge that its provider leaves unclear. Where the
 * provider becomes clear in between, that wins, and this fails.
 */
@Component
class ChargeResolution implements ApprovalKind {
    static final String NAME = "CHARGE_RESOLUTION";
    private static final String OUTCOME = "outcome";
    private static final String REASON = "reason";

    private final ChargeReviews charges;

    ChargeResolution(ChargeReviews charges) {
        this.charges = charges;
    }

    enum Outcome {
        COLLECTED,
        NOT_COLLECTED;

        private Status status() {
            return switch (this) {
                case COLLECTED -> Status.CHARGED;
                case NOT_COLLECTED -> Status.FAILED;
            };
        }
    }

    static Map<String, String> detail(Outcome outcome, String reason) {
        return Map.of(OUTCOME, outcome.name(), REASON, reason);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isOffices() {
        return false;
    }

    @Override
    public void requirePossible(Approval approval) {
        charges.requireUnclear(charge(approval));
    }

    @Override
    public void carryOut(Approval approval) {
        Outcome outcome = Outcome.valueOf(Objects.requireNonNull(approval.detail().get(OUTCOME)));
        Status ended = charges.resolve(charge(approval), outcome == Outcome.COLLECTED).status();
        if (ended != outcome.status()) {
            throw new Refused(FundingRule.CHARGE_IS_PENDING);
        }
    }

    private static ChargeId charge(Approval approval) {
        return new ChargeId(approval.subjectId());
    }
}

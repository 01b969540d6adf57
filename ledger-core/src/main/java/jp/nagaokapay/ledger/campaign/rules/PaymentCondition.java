package jp.nagaokapay.ledger.campaign.rules;

import java.util.Set;
import jp.nagaokapay.ledger.request.BillCode;

/** Of what was paid for. */
public sealed interface PaymentCondition extends Condition.OfOccasion {
    @Override
    default Set<Trigger> triggers() {
        return Trigger.OF_PAYMENTS;
    }

    /** Not a bill: a fee of a nursery or a tax earns nothing, whatever body it is paid to. */
    record ExcludingPaymentRequests() implements PaymentCondition {
        @Override
        public boolean holdsFor(Occasion occasion) {
            return BillCode.paidBy(occasion.id()).isEmpty();
        }
    }
}

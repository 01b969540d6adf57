package jp.nagaokapay.gateway.ledger;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a shop's day with the totals of the whole day. A payment belongs to the business date
 * (Asia/Tokyo) of its capture, and until then to that of its authorization.
 *
 * @param next where the next page begins; null on the last one
 */
public record PaymentDay(
        LocalDate date, Totals totals, List<GatewayPayment> payments, @Nullable Long next) {

    /**
     * @param payments all of the day, whatever became of them
     * @param captures how many of them were captured
     * @param captured in yen
     * @param refunded given back of them until now, on whatever day, in yen
     */
    public record Totals(long payments, long captures, long captured, long refunded) {}
}

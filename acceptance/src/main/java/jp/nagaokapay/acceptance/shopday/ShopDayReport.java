package jp.nagaokapay.acceptance.shopday;

import java.util.LinkedHashMap;
import java.util.Map;
import jp.nagaokapay.acceptance.shopday.PaymentTotals.Money;

/**
 * The reconciliation of one day: each source's totals beside what the scenarios must come to.
 *
 * @param expected what the scenarios come to
 * @param sides every other source's totals, payment by payment
 * @param books what the ledger's journal says, of the whole shop
 * @param trialBalanceDifference of the whole ledger
 * @param repeatedEvents events that the stream sent twice or out of order
 * @param forgedCalls webhook calls without a valid signature
 * @param undelivered webhook deliveries of which the log does not say that they arrived
 */
record ShopDayReport(
        PaymentTotals expected,
        Map<String, PaymentTotals> sides,
        Money books,
        long trialBalanceDifference,
        int repeatedEvents,
        int forgedCalls,
        long undelivered) {

    boolean agree() {
        Map<String, Money> payments = expected.payments();
        return sides.values().stream().allMatch(side -> side.payments().equals(payments))
                && books.equals(expected.total())
                && trialBalanceDifference == 0
                && repeatedEvents == 0
                && forgedCalls == 0
                && undelivered == 0;
    }

    String table() {
        Map<String, Money> rows = new LinkedHashMap<>();
        rows.put("what happened", expected.total());
        sides.forEach((side, totals) -> rows.put(side, totals.total()));
        rows.put("ledger's journal", books);
        StringBuilder table =
                new StringBuilder(
                        "  %-20s %9s %12s %12s %12s%n"
                                .formatted("side", "payments", "captured", "refunded", "net"));
        rows.forEach((side, money) ->
                table.append(
                        "  %-20s %9s %,12d %,12d %,12d%n"
                                .formatted(
                                        side,
                                        count(side),
                                        money.captured(),
                                        money.refunded(),
                                        money.net())));
        return table.append(
                        ("  trial balance difference %d, events doubled %d, calls forged %d, "
                                        + "deliveries outstanding %d%n")
                                .formatted(
                                        trialBalanceDifference,
                                        repeatedEvents,
                                        forgedCalls,
                                        undelivered))
                .toString();
    }

    private String count(String side) {
        PaymentTotals totals = sides.getOrDefault(side, expected);
        return side.equals("ledger's journal") ? "" : Integer.toString(totals.payments().size());
    }
}

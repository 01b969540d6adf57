package jp.nagaokapay.acceptance.shopday;

import java.util.LinkedHashMap;
import java.util.Map;
import jp.nagaokapay.acceptance.shopday.Book.Money;

/**
 * What each side says of one day, beside what must have happened.
 *
 * @param expected what the scenes came to
 * @param sides every other side's book, payment by payment
 * @param books what the ledger's journal says, of the whole shop
 * @param trialBalanceDifference of the whole ledger
 * @param doubledEvents events that a stream told twice or out of order
 * @param forgedCalls webhook calls that were not rightly signed
 * @param undelivered webhook deliveries of which the log does not say that they arrived
 */
record Findings(
        Book expected,
        Map<String, Book> sides,
        Money books,
        long trialBalanceDifference,
        int doubledEvents,
        int forgedCalls,
        long undelivered) {

    boolean agree() {
        Map<String, Money> payments = expected.payments();
        return sides.values().stream().allMatch(side -> side.payments().equals(payments))
                && books.equals(expected.total())
                && trialBalanceDifference == 0
                && doubledEvents == 0
                && forgedCalls == 0
                && undelivered == 0;
    }

    String table() {
        Map<String, Money> rows = new LinkedHashMap<>();
        rows.put("what happened", expected.total());
        sides.forEach((side, book) -> rows.put(side, book.total()));
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
                                        doubledEvents,
                                        forgedCalls,
                                        undelivered))
                .toString();
    }

    private String count(String side) {
        Book book = sides.getOrDefault(side, expected);
        return side.equals("ledger's journal") ? "" : Integer.toString(book.payments().size());
    }
}

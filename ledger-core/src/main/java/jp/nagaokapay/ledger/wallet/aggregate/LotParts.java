package jp.nagaokapay.ledger.wallet.aggregate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.LotPart;

/** What can be said of lists of parts. */
final class LotParts {
    private LotParts() {}

    /** The first {@code amount} of {@code parts}. */
    static List<LotPart> first(List<LotPart> parts, Yen amount) {
        List<LotPart> taken = new ArrayList<>();
        Yen missing = amount;
        for (LotPart part : parts) {
            if (missing.isZero()) {
                break;
            }
            Yen here = part.amount().min(missing);
            taken.add(part.with(here));
            missing = missing.minus(here);
        }
        return List.copyOf(taken);
    }

    /** What of {@code parts} lies behind the first {@code amount}. */
    static List<LotPart> after(List<LotPart> parts, Yen amount) {
        List<LotPart> rest = new ArrayList<>();
        Yen toSkip = amount;
        for (LotPart part : parts) {
            Yen skipped = part.amount().min(toSkip);
            toSkip = toSkip.minus(skipped);
            if (!part.amount().equals(skipped)) {
                rest.add(part.with(part.amount().minus(skipped)));
            }
        }
        return List.copyOf(rest);
    }

    /** No hold outlives a lot that it holds. */
    static Instant endingBy(List<LotPart> parts, Instant atMost) {
        Instant end = atMost;
        for (LotPart part : parts) {
            Instant lotEnds = BusinessDate.endOf(part.expiresOn());
            end = lotEnds.isBefore(end) ? lotEnds : end;
        }
        return end;
    }

    /**
     * Value that returns to a wallet: what its lots take, and what lapses with those that ended.
     */
    record ReturnedValue(List<LotPart> returned, List<LotPart> lapsed) {
        static ReturnedValue of(List<LotPart> parts, boolean walletClosed, LocalDate today) {
            return new ReturnedValue(
                    parts.stream().filter(part -> !lapses(part, walletClosed, today)).toList(),
                    parts.stream().filter(part -> lapses(part, walletClosed, today)).toList());
        }

        private static boolean lapses(LotPart part, boolean walletClosed, LocalDate today) {
            return walletClosed || part.expiresOn().isBefore(today);
        }
    }
}

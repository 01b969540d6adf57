package jp.nagaokapay.ledger.reconciliation;

import static jp.nagaokapay.ledger.reconciliation.DifferenceKind.AMOUNT_DIFFERS;
import static jp.nagaokapay.ledger.reconciliation.DifferenceKind.MISSING_AT_PROVIDER;
import static jp.nagaokapay.ledger.reconciliation.DifferenceKind.MISSING_IN_LEDGER;
import static jp.nagaokapay.ledger.reconciliation.DifferenceKind.TWICE_AT_PROVIDER;
import static jp.nagaokapay.ledger.reconciliation.DifferenceKind.WRONG_DATE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.nagaokapay.ledger.reconciliation.ProviderFile.Line;
import org.jspecify.annotations.Nullable;

/** Compares one day's file with the ledger, by reference and amount. Decides nothing else. */
final class Matching {
    private final LocalDate date;
    private final Map<String, FundedCharge> charges;
    private final Map<String, LocalDate> listedBeside;
    private final Set<String> seen = new HashSet<>();
    private final List<Found> differences = new ArrayList<>();
    private int ledgerCharges;
    private long ledgerAmount;
    private int matched;
    private long matchedAmount;

    private Matching(
            LocalDate date,
            Map<String, FundedCharge> charges,
            Map<String, LocalDate> listedBeside) {
        this.date = date;
        this.charges = charges;
        this.listedBeside = listedBeside;
    }

    /**
     * @param charges by reference: all of the day, and all that the file names
     * @param listedBeside references in the newest files of the day before and the day after, with
     *     that day
     */
    static Outcome of(
            LocalDate date,
            Collection<Line> lines,
            Map<String, FundedCharge> charges,
            Map<String, LocalDate> listedBeside) {
        Matching matching = new Matching(date, charges, listedBeside);
        lines.forEach(matching::line);
        charges.values().stream().filter(charge -> charge.isOf(date)).forEach(matching::charge);
        return new Outcome(
                matching.ledgerCharges,
                matching.ledgerAmount,
                matching.matched,
                matching.matchedAmount,
                List.copyOf(matching.differences));
    }

    private void line(Line line) {
        FundedCharge charge = charges.get(line.reference());
        if (!seen.add(line.reference())) {
            differ(TWICE_AT_PROVIDER, line, charge, null);
        } else if (charge == null || !charge.isBeside(date)) {
            differ(MISSING_IN_LEDGER, line, charge, charge == null ? null : charge.chargedOn());
        } else if (charge.isOf(date)) {
            compare(line, charge, null);
        } else if (isListedOnItsOwnDay(charge)) {
            differ(TWICE_AT_PROVIDER, line, charge, charge.chargedOn());
        } else {
            compare(line, charge, charge.chargedOn());
        }
    }

    private void compare(Line line, FundedCharge charge, @Nullable LocalDate otherDate) {
        if (line.amount() != charge.amount()) {
            differ(AMOUNT_DIFFERS, line, charge, otherDate);
        } else if (otherDate != null) {
            differ(WRONG_DATE, line, charge, otherDate);
        } else {
            matched++;
            matchedAmount += line.amount();
        }
    }

    private boolean isListedOnItsOwnDay(FundedCharge charge) {
        return charge.chargedOn() != null
                && charge.chargedOn().equals(listedBeside.get(charge.reference()));
    }

    private void charge(FundedCharge charge) {
        boolean isListed = seen.contains(charge.reference());
        if (!isListed && charge.isUndoneAtOnce()) {
            return;
        }
        ledgerCharges++;
        ledgerAmount += charge.amount();
        if (!isListed) {
            LocalDate beside = listedBeside.get(charge.reference());
            differences.add(
                    new Found(
                            beside == null ? MISSING_AT_PROVIDER : WRONG_DATE,
                            charge.reference(),
                            charge.chargeId(),
                            charge.amount(),
                            null,
                            beside,
                            null));
        }
    }

    private void differ(
            DifferenceKind kind,
            Line line,
            @Nullable FundedCharge charge,
            @Nullable LocalDate otherDate) {
        differences.add(
                new Found(
                        kind,
                        line.reference(),
                        charge == null ? null : charge.chargeId(),
                        charge == null ? null : charge.amount(),
                        line.amount(),
                        otherDate,
                        line.number()));
    }

    record Outcome(
            int ledgerCharges,
            long ledgerAmount,
            int matched,
            long matchedAmount,
            List<Found> differences) {}

    record Found(
            DifferenceKind kind,
            String reference,
            @Nullable String chargeId,
            @Nullable Long ledgerAmount,
            @Nullable Long fileAmount,
            @Nullable LocalDate otherDate,
            @Nullable Integer line) {}
}

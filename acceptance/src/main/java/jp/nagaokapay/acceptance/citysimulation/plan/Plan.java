package jp.nagaokapay.acceptance.citysimulation.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import jp.nagaokapay.acceptance.citysimulation.plan.Timetable.Slot;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;

/**
 * All days from the preparation to the end of the last published year, planned one at a time as
 * they are asked for. Not safe for use by several threads.
 */
public final class Plan implements Iterator<PlannedDay> {
    private static final Duration NOON_TO_AFTER_NOON = Duration.ofMinutes(10);

    private final List<PublishedFigures> expected;
    private final List<PublishedPoints> publishedPoints;
    private final DailyQuotas quotas;
    private final SeededRandom random;
    private final Campaigns campaigns;
    private final WalletHolders people;
    private final Shops shops;
    private final DailyCharges charging;
    private final DailyPayments spending;
    private LocalDate next = Timetable.PREPARATION;
    private int moments;

    public Plan(long seed, Scale scale) {
        expected = PublishedFigures.years().stream().map(year -> year.scaled(scale)).toList();
        publishedPoints = PublishedPoints.years().stream().map(year -> year.scaled(scale)).toList();
        List<PlannedCampaign> campaignList = PlannedCampaign.all(scale);
        quotas = new DailyQuotas(expected, new Seasonality(campaignList));
        random = new SeededRandom(seed);
        campaigns = new Campaigns(campaignList);
        people = new WalletHolders(quotas, random);
        shops = new Shops(quotas, random);
        charging = new DailyCharges(quotas, people, campaigns, random);
        spending = new DailyPayments(quotas, people, shops, campaigns, random);
    }

    /** The figures that this plan adds up to, year by year. */
    public List<PublishedFigures> expected() {
        return expected;
    }

    /** What the city's campaigns gave, which this plan comes near to, year by year. */
    public List<PublishedPoints> publishedPoints() {
        return publishedPoints;
    }

    /** Points that were planned to arrive so far in a year, less those taken back in it. */
    public long pointsGranted(FiscalYear year) {
        return campaigns.granted(year);
    }

    /** The first instant of the first day. */
    public Instant begins() {
        return BusinessDate.startOf(Timetable.PREPARATION);
    }

    /** The last day. */
    public LocalDate ends() {
        return quotas.lastDay;
    }

    /** How many days there are in all. */
    public long days() {
        return ChronoUnit.DAYS.between(Timetable.PREPARATION, quotas.lastDay) + 1;
    }

    @Override
    public boolean hasNext() {
        return !next.isAfter(quotas.lastDay);
    }

    /** The next day; fails when a year ends with something of its figures not placed. */
    @Override
    public PlannedDay next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the plan ends on " + quotas.lastDay);
        }
        LocalDate date = next;
        next = date.plusDays(1);
        List<PlannedMoment> day = new ArrayList<>();
        Instant noon = at(date, Slot.NOON);
        for (Slot slot : Slot.values()) {
            Instant at =
                    switch (slot) {
                        case MORNING, EVENING -> at(date, slot);
                        case NOON -> noon;
                        case AFTER_NOON -> noon.plus(NOON_TO_AFTER_NOON);
                    };
            moments++;
            MomentBuilder moment = new MomentBuilder(date, slot, at, moments);
            plan(moment);
            if (!moment.steps().isEmpty()) {
                day.add(new PlannedMoment(at, List.copyOf(moment.steps())));
            }
        }
        requireAllPlaced(date);
        return new PlannedDay(date, List.copyOf(day));
    }

    private void plan(MomentBuilder moment) {
        shops.plan(moment);
        if (!moment.date().isBefore(Timetable.OPENING)) {
            campaigns.plan(moment);
            spending.settle(moment);
            campaigns.settle(moment);
            people.plan(moment);
            charging.plan(moment);
            spending.plan(moment);
        }
    }

    private Instant at(LocalDate date, Slot slot) {
        return BusinessDate.startOf(date)
                .plus(slot.from.toSecondOfDay(), ChronoUnit.SECONDS)
                .plus(random.below(slot.spread), ChronoUnit.MINUTES);
    }

    private void requireAllPlaced(LocalDate date) {
        boolean yearEnds = date.equals(FiscalYear.of(date).lastDay());
        if (yearEnds && (charging.due() != 0 || spending.due() != 0)) {
            throw new IllegalStateException(
                    "no room on %s for %d yen of charges and %d payments"
                            .formatted(date, charging.due(), spending.due()));
        }
    }
}

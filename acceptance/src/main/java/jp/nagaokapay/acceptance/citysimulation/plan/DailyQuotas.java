package jp.nagaokapay.acceptance.citysimulation.plan;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The published totals, split over the days beforehand; index 0 is the opening day. */
final class DailyQuotas {
    private static final int RESIDENTS_PER_NON_RESIDENT = 3;

    /** Most shops of the first year are there on the opening day. */
    private static final double SHOPS_AT_OPENING = 0.6;

    /** Of the money charged in a year, about how much is spent in it. */
    private static final double SPENT = 0.9;

    final LocalDate lastDay;
    final long shopsAtOpening;
    final long[] residents;
    final long[] nonResidents;
    final long[] shops;
    final long[] thousandsCharged;
    final long[] payments;
    final double[] spending;

    DailyQuotas(List<PublishedFigures> years, Seasonality season) {
        lastDay = years.getLast().year().lastDay();
        int length = index(lastDay) + 1;
        residents = new long[length];
        nonResidents = new long[length];
        shops = new long[length];
        thousandsCharged = new long[length];
        payments = new long[length];
        spending = new double[length];
        shopsAtOpening =
                Math.max(1, Math.round(years.getFirst().participatingShops() * SHOPS_AT_OPENING));
        long users = 0;
        PublishedFigures before =
                new PublishedFigures(years.getFirst().year(), 0, shopsAtOpening, 0, 0);
        for (PublishedFigures year : years) {
            Year days = new Year(year);
            long newcomers = year.nonResidentUsers() - before.nonResidentUsers();
            double[] signUps = days.weights(season::ofSignUps);
            days.put(Apportionment.of(newcomers, signUps), nonResidents);
            days.put(
                    Apportionment.withFirst(newcomers * RESIDENTS_PER_NON_RESIDENT, signUps),
                    residents);
            long joining = year.participatingShops() - before.participatingShops();
            days.put(Apportionment.of(joining, days.weights(season::ofShops)), shops);
            double[] people = days.people(users);
            users = Math.round(people[people.length - 1]);
            double[] charging = times(days.weights(season::ofCharges), people);
            days.put(Apportionment.of(year.totalCharged() / 1_000, charging), thousandsCharged);
            double[] paying = times(days.weights(season::ofPayments), people);
            days.put(Apportionment.of(year.paymentCount(), paying), payments);
            days.spend(year.totalCharged() * SPENT, paying);
            before = year;
        }
    }

    static int index(LocalDate date) {
        return Math.toIntExact(ChronoUnit.DAYS.between(Timetable.OPENING, date));
    }

    private static double[] times(double[] some, double[] others) {
        double[] products = new double[some.length];
        for (int i = 0; i < some.length; i++) {
            products[i] = some[i] * others[i];
        }
        return products;
    }

    /** The days of one fiscal year on which the service was open. */
    private final class Year {
        private final List<LocalDate> days;
        private final int first;

        Year(PublishedFigures year) {
            LocalDate from = year.year().firstDay();
            LocalDate opened = from.isBefore(Timetable.OPENING) ? Timetable.OPENING : from;
            days = opened.datesUntil(year.year().lastDay().plusDays(1)).toList();
            first = index(opened);
        }

        double[] weights(ToDoubleFunction<LocalDate> season) {
            return days.stream().mapToDouble(season).toArray();
        }

        /** How many people there are on each day, given those there before the year. */
        double[] people(long before) {
            double[] people = new double[days.size()];
            double sum = before;
            for (int i = 0; i < people.length; i++) {
                sum += residents[first + i] + nonResidents[first + i];
                people[i] = sum;
            }
            return people;
        }

        void put(long[] parts, long[] into) {
            System.arraycopy(parts, 0, into, first, parts.length);
        }

        void spend(double total, double[] weights) {
            double sum = 0;
            for (double weight : weights) {
                sum += weight;
            }
            for (int i = 0; i < weights.length; i++) {
                spending[first + i] = total * weights[i] / sum;
            }
        }
    }
}

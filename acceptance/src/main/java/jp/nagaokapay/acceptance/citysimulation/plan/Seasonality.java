package jp.nagaokapay.acceptance.citysimulation.plan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.List;
import jp.nagaokapay.ledger.campaign.rules.Trigger;

/** How much more or less happens on a day than on an ordinary one, which is 1. */
final class Seasonality {
    private static final MonthDay FIREWORKS_FROM = MonthDay.of(Month.AUGUST, 1);
    private static final MonthDay FIREWORKS_TO = MonthDay.of(Month.AUGUST, 3);
    private static final int PAYDAY = 25;

    private final List<PlannedCampaign> campaigns;

    Seasonality(List<PlannedCampaign> campaigns) {
        this.campaigns = campaigns;
    }

    /** Many sign up when the service opens, and when a campaign makes it worth while. */
    double ofSignUps(LocalDate date) {
        long age = ChronoUnit.DAYS.between(Timetable.OPENING, date);
        double launch = age < 7 ? 6 : age < 14 ? 3.5 : age < 30 ? 2 : 1;
        boolean publishedPoints =
                attracted(Trigger.SIGN_UP, date) || attracted(Trigger.CHARGE, date);
        return launch * weekend(date, 1.2) * (publishedPoints ? 1.7 : 1);
    }

    double ofShops(LocalDate date) {
        return weekend(date, 0.1);
    }

    /** People charge after payday and while points are given for it. */
    double ofCharges(LocalDate date) {
        double payday = date.getDayOfMonth() >= PAYDAY ? 1.3 : 1;
        return payday
                * month(date)
                * weekend(date, 1.1)
                * (attracted(Trigger.CHARGE, date) ? 1.6 : 1);
    }

    /** People shop at weekends, before the New Year, around the fireworks, and for points. */
    double ofPayments(LocalDate date) {
        return month(date)
                * weekend(date, 1.35)
                * peak(date)
                * (attracted(Trigger.PAYMENT, date) ? 1.5 : 1);
    }

    private boolean attracted(Trigger trigger, LocalDate date) {
        return campaigns.stream().anyMatch(campaign -> campaign.attracts(trigger, date));
    }

    private static double month(LocalDate date) {
        return switch (date.getMonth()) {
            case DECEMBER -> 1.3;
            case MARCH, APRIL, AUGUST -> 1.1;
            case JANUARY, FEBRUARY -> 0.85; // deep snow
            case MAY, JUNE, JULY, SEPTEMBER, OCTOBER, NOVEMBER -> 1;
        };
    }

    private static double weekend(LocalDate date, double factor) {
        DayOfWeek day = date.getDayOfWeek();
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY ? factor : 1;
    }

    private static double peak(LocalDate date) {
        MonthDay day = MonthDay.from(date);
        if (!day.isBefore(FIREWORKS_FROM) && !day.isAfter(FIREWORKS_TO)) {
            return 2;
        }
        boolean newYear = date.getMonth() == Month.JANUARY && date.getDayOfMonth() <= 3;
        return newYear ? 0.5 : 1;
    }
}

package jp.nagaokapay.ledger.partner;

import static jp.nagaokapay.ledger.partner.PartnerRule.ACTIVITY_IS_RECENT;
import static jp.nagaokapay.ledger.partner.PartnerRule.ACTIVITY_IS_THE_SAME;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.partner.PartnerCommand.ReportActivity;
import jp.nagaokapay.ledger.partner.PartnerEvent.ActivityReported;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.Refused;
import org.springframework.stereotype.Component;

/** Takes reports of activities; each counts once, however often it is reported. */
@Component
public class PartnerActivities {
    /** Days after an activity on which it can still be reported. */
    public static final int REPORTED_WITHIN_DAYS = 31;

    private static final Duration NOON = Duration.ofHours(12);

    private final Links links;
    private final Ledger ledger;
    private final EventLog log;
    private final Clock clock;

    PartnerActivities(Links links, Ledger ledger, EventLog log, Clock clock) {
        this.links = links;
        this.ledger = ledger;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Reports an activity; answers whether it is new.
     *
     * @throws Refused when the link is unknown or ended, the date is out of bounds, or the same id
     *     was reported with other content
     */
    public boolean report(Activity activity) {
        Optional<ActivityReported> before = reported(activity);
        if (before.isPresent()) {
            requireSame(activity, before.get());
            return false;
        }
        links.require(activity.linkId(), activity.partnerId());
        try {
            ledger.send(
                    new ReportActivity(
                            activity.linkId(),
                            activity.partnerId(),
                            activity.activityId(),
                            activity.kind(),
                            activity.quantity(),
                            at(activity.date())));
            return true;
        } catch (Duplicate told) {
            requireSame(activity, reported(activity).orElseThrow(() -> told));
            return false;
        }
    }

    /** The middle of the day, so that no clock puts it on another; today's is done by now. */
    private Instant at(LocalDate date) {
        Instant now = clock.instant();
        LocalDate today = BusinessDate.of(now);
        ACTIVITY_IS_RECENT.require(
                !date.isAfter(today) && !date.isBefore(today.minusDays(REPORTED_WITHIN_DAYS)),
                Map.of("days", REPORTED_WITHIN_DAYS));
        return date.equals(today) ? now : BusinessDate.startOf(date).plus(NOON);
    }

    private Optional<ActivityReported> reported(Activity activity) {
        return log.find(ReportActivity.key(activity.partnerId(), activity.activityId()))
                .map(EventLog.Entry::event)
                .map(ActivityReported.class::cast);
    }

    private static void requireSame(Activity activity, ActivityReported told) {
        ACTIVITY_IS_THE_SAME.require(
                told.linkId().equals(activity.linkId())
                        && told.kind().equals(activity.kind())
                        && told.quantity() == activity.quantity()
                        && BusinessDate.of(told.occurredAt()).equals(activity.date()));
    }

    /**
     * @param activityId the partner's own name for it, unique with this partner; no dots
     * @param kind what was done, e.g. {@code STEPS}
     * @param quantity how much of it, 0 or more
     * @param date the business date on which it was done
     */
    public record Activity(
            PartnerId partnerId,
            LinkId linkId,
            String activityId,
            String kind,
            long quantity,
            LocalDate date) {}
}

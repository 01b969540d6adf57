package jp.nagaokapay.api.partner;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import jp.nagaokapay.api.audit.AuditedIds;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.ledger.partner.LinkId;
import jp.nagaokapay.ledger.partner.PartnerActivities;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What residents did outside, such as walking; campaigns say what it earns. */
@RestController
@RequestMapping("/partner/v1/activities")
class ActivityController {
    private final PartnerActivities activities;
    private final AuditedIds record;

    ActivityController(PartnerActivities activities, AuditedIds record) {
        this.activities = activities;
        this.record = record;
    }

    @PostMapping
    ResponseEntity<ActivityBody> reportActivity(
            Caller caller, @Valid @RequestBody ActivityReport report) {
        record.names("activityId", report.activityId());
        boolean isNew =
                activities.report(
                        new PartnerActivities.Activity(
                                Partners.of(caller),
                                report.linkId(),
                                report.activityId(),
                                report.kind(),
                                report.quantity(),
                                report.date()));
        return ResponseEntity.status(isNew ? HttpStatus.CREATED : HttpStatus.OK)
                .body(
                        new ActivityBody(
                                report.activityId(),
                                report.linkId(),
                                report.kind(),
                                report.quantity(),
                                report.date()));
    }

    /**
     * @param activityId the partner's own name for it
     * @param kind what was done, e.g. {@code STEPS}
     * @param quantity how much of it
     * @param date the day in Japan on which it was done: today, or up to 31 days ago
     */
    record ActivityReport(
            @NotNull @Pattern(regexp = Partners.OWN_ID) String activityId,
            @NotNull LinkId linkId,
            @NotNull @Pattern(regexp = "[A-Z_]{1,40}") String kind,
            @NotNull @Min(0) @Max(1_000_000) Long quantity,
            @NotNull LocalDate date) {}

    record ActivityBody(
            String activityId, LinkId linkId, String kind, long quantity, LocalDate date) {}
}

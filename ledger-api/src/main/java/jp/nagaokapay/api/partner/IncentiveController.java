package jp.nagaokapay.api.partner;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import jp.nagaokapay.api.audit.AuditedIds;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.web.RequestKeys;
import jp.nagaokapay.ledger.campaign.IncentiveReceipt;
import jp.nagaokapay.ledger.campaign.budget.GrantedIncentives;
import jp.nagaokapay.ledger.campaign.budget.IncentiveAsked;
import jp.nagaokapay.ledger.campaign.budget.IncentiveStatus;
import jp.nagaokapay.ledger.campaign.budget.PartnerIncentives;
import jp.nagaokapay.ledger.log.requests.IdempotentRequests;
import jp.nagaokapay.ledger.partner.LinkId;
import jp.nagaokapay.ledger.partner.PartnerId;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.web.idempotency.IdempotencyKey;
import jp.nagaokapay.web.idempotency.IdempotentAnswers;
import jp.nagaokapay.web.input.TextForm;
import jp.nagaokapay.web.input.WrittenAs;
import jp.nagaokapay.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Points that a partner grants from its budget. */
@RestController
@RequestMapping("/partner/v1/incentives")
class IncentiveController {
    private final IdempotentRequests requests;
    private final PartnerIncentives incentives;
    private final GrantedIncentives granted;
    private final IncentiveReasons reasons;
    private final AuditedIds record;

    IncentiveController(
            IdempotentRequests requests,
            PartnerIncentives incentives,
            GrantedIncentives granted,
            IncentiveReasons reasons,
            AuditedIds record) {
        this.requests = requests;
        this.incentives = incentives;
        this.granted = granted;
        this.reasons = reasons;
        this.record = record;
    }

    @PostMapping
    ResponseEntity<IncentiveBody> grantIncentive(
            Caller caller, IdempotencyKey key, @Valid @RequestBody IncentiveOrder order) {
        PartnerId partnerId = Partners.of(caller);
        record.names("incentiveId", order.incentiveId());
        RequestKey request = RequestKeys.of(partnerId.value(), key, order);
        IdempotentRequests.Reply<IncentiveReceipt> reply =
                requests.once(
                        request,
                        IncentiveReceipt.class,
                        () -> incentives.grant(order.asked(partnerId), request));
        reasons.keep(partnerId, order.incentiveId(), order.linkId(), order.reason());
        return IdempotentAnswers.created(
                new IncentiveBody(
                        order.incentiveId(),
                        order.linkId(),
                        reply.answer().points().amount(),
                        IncentiveStatus.ACCEPTED,
                        reply.answer().expiresOn(),
                        order.reason()),
                reply.replayed());
    }

    @GetMapping("/{incentiveId}")
    IncentiveBody getIncentive(Caller caller, @PathVariable String incentiveId) {
        PartnerId partnerId = Partners.of(caller);
        return granted.find(partnerId, incentiveId)
                .map(one ->
                        new IncentiveBody(
                                one.incentiveId(),
                                one.linkId(),
                                one.points().amount(),
                                one.status(),
                                one.expiresOn(),
                                reasons.find(partnerId, incentiveId)))
                .orElseThrow(() -> ProblemException.notFound("INCENTIVE_NOT_FOUND"));
    }

    /**
     * An incentive as the partner asks for it.
     *
     * @param incentiveId the partner's own name for it, granted once
     * @param points whole points, at most what the budget allows at once
     * @param reason what it is for; it names no person
     * @param expiresOn the last day on which the points can be spent, no later than the budget's
     *     own rule, which holds when it is absent
     */
    record IncentiveOrder(
            @NotNull @Pattern(regexp = Partners.OWN_ID) String incentiveId,
            @NotNull LinkId linkId,
            @NotNull @Min(1) @Max(1_000_000) Long points,
            @NotBlank @Size(max = 200) @WrittenAs(TextForm.LINES) String reason,
            @Nullable LocalDate expiresOn) {

        IncentiveAsked asked(PartnerId partnerId) {
            return new IncentiveAsked(partnerId, incentiveId, linkId, Points.of(points), expiresOn);
        }
    }

    /**
     * @param expiresOn the last day on which the points can be spent
     * @param reason absent once the resident was erased
     */
    record IncentiveBody(
            String incentiveId,
            LinkId linkId,
            long points,
            IncentiveStatus status,
            LocalDate expiresOn,
            @Nullable String reason) {}
}

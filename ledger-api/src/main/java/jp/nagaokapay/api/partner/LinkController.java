package jp.nagaokapay.api.partner;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.web.RateLimits;
import jp.nagaokapay.ledger.partner.LinkId;
import jp.nagaokapay.ledger.partner.PartnerId;
import jp.nagaokapay.ledger.partner.code.LinkRedemption;
import jp.nagaokapay.web.input.TextForm;
import jp.nagaokapay.web.input.WrittenAs;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** LinkRedemption to residents who gave the partner a code. */
@RestController
@RequestMapping("/partner/v1/links")
class LinkController {
    private final LinkRedemption linking;
    private final RateLimits limits;

    LinkController(LinkRedemption linking, RateLimits limits) {
        this.linking = linking;
        this.limits = limits;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    LinkBody redeemLinkCode(Caller caller, @Valid @RequestBody LinkOrder order) {
        PartnerId partnerId = Partners.of(caller);
        return new LinkBody(
                limits.guess(
                        RateLimits.Attempt.LINK_CODE,
                        partnerId.value(),
                        () -> linking.redeem(order.linkCode(), partnerId)));
    }

    /**
     * @param linkCode as the resident read it out; neither case, blanks nor hyphens matter
     */
    record LinkOrder(@NotBlank @Size(max = 40) @WrittenAs(TextForm.RAW) String linkCode) {}

    /**
     * @param linkId what stands for the resident from here on, with this partner only
     */
    record LinkBody(LinkId linkId) {}
}

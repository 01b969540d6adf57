package jp.nagaokapay.api.resident;

import java.time.Instant;
import java.util.List;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.ledger.partner.LinkId;
import jp.nagaokapay.ledger.partner.LinkList;
import jp.nagaokapay.ledger.partner.PartnerCommand.EndLink;
import jp.nagaokapay.ledger.partner.code.LinkCodes;
import jp.nagaokapay.ledger.shared.message.Ledger;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Consenting to a partner, and taking the consent back. */
@RestController
@RequestMapping("/api/v1/wallet/partner-links")
class PartnerLinkController {
    private final LinkCodes codes;
    private final LinkList links;
    private final Ledger ledger;

    PartnerLinkController(LinkCodes codes, LinkList links, Ledger ledger) {
        this.codes = codes;
        this.links = links;
        this.ledger = ledger;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    LinkCodeBody createPartnerLinkCode(Caller caller) {
        LinkCodes.IssuedCode code = codes.issue(caller.requireWallet());
        return new LinkCodeBody(code.code(), code.expiresAt());
    }

    @GetMapping
    PartnerLinks listPartnerLinks(Caller caller) {
        return new PartnerLinks(links.of(caller.requireWallet()));
    }

    @DeleteMapping("/{linkId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endPartnerLink(Caller caller, @PathVariable LinkId linkId) {
        ledger.send(new EndLink(linkId, caller.requireWallet()));
    }

    /**
     * @param linkCode ten characters, good once
     */
    record LinkCodeBody(String linkCode, Instant expiresAt) {
        @Override
        public String toString() {
            return "a link code until " + expiresAt;
        }
    }

    record PartnerLinks(List<LinkList.Listed> links) {}
}

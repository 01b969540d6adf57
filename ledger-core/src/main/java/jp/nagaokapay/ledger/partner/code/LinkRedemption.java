package jp.nagaokapay.ledger.partner.code;

import java.util.Optional;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.partner.Link;
import jp.nagaokapay.ledger.partner.LinkId;
import jp.nagaokapay.ledger.partner.LinkList;
import jp.nagaokapay.ledger.partner.Links;
import jp.nagaokapay.ledger.partner.PartnerCommand.RedeemLink;
import jp.nagaokapay.ledger.partner.PartnerId;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.springframework.stereotype.Component;

/** Redeems link codes. */
@Component
public class LinkRedemption {
    private final LinkCodes codes;
    private final LinkList listed;
    private final Links links;
    private final EventLog log;
    private final Ledger ledger;

    LinkRedemption(LinkCodes codes, LinkList listed, Links links, EventLog log, Ledger ledger) {
        this.codes = codes;
        this.listed = listed;
        this.links = links;
        this.log = log;
        this.ledger = ledger;
    }

    /**
     * The link that a code stands for: the one that its holder and the partner have already, or a
     * new one. When the outcome is unclear the code stays used: a new one answers the same link.
     *
     * @throws Refused when the code is unknown, expired or used, or its wallet closed or suspended
     */
    public LinkId redeem(String code, PartnerId partnerId) {
        WalletId walletId = codes.take(code);
        try {
            codes.requireOpen(walletId);
            return link(partnerId, walletId);
        } catch (Refused refusal) {
            codes.giveBack(code);
            throw refusal;
        }
    }

    /** Every look is at the log, so codes redeemed at once anywhere come to one link. */
    private LinkId link(PartnerId partnerId, WalletId walletId) {
        int ordinal = Math.max(1, listed.countOf(partnerId, walletId));
        while (true) {
            Optional<Link> before = find(partnerId, walletId, ordinal);
            if (before.isPresent() && before.get().live()) {
                return before.get().linkId();
            }
            if (before.isPresent()) {
                ordinal++;
                continue;
            }
            try {
                return ledger.send(new RedeemLink(LinkId.next(), partnerId, walletId, ordinal));
            } catch (Duplicate another) {
                // another request linked them a moment ago
            }
        }
    }

    private Optional<Link> find(PartnerId partnerId, WalletId walletId, int ordinal) {
        return log.find(RedeemLink.key(partnerId, walletId, ordinal))
                .flatMap(linked -> links.find(new LinkId(linked.aggregateId())));
    }
}

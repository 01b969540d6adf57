package jp.nagaokapay.ledger.partner;

import jp.nagaokapay.ledger.log.event.StoredNames;

/** Under which names the log keeps what this package says. */
public final class PartnerNames {
    public static final StoredNames STORED =
            new StoredNames()
                    .event("partner.linked", PartnerEvent.PartnerLinked.class)
                    .event("partner.unlinked", PartnerEvent.PartnerUnlinked.class)
                    .event("partner.activity-reported", PartnerEvent.ActivityReported.class);

    private PartnerNames() {}
}

package jp.nagaokapay.ledger.partner;

import jp.nagaokapay.ledger.log.event.StoredNames;

/** The names under which the log stores the events and answers of this package. */
public final class PartnerNames {
    public static final StoredNames STORED =
            new StoredNames()
                    .event("partner.linked", PartnerEvent.PartnerLinked.class)
                    .event("partner.unlinked", PartnerEvent.PartnerUnlinked.class)
                    .event("partner.activity-reported", PartnerEvent.ActivityReported.class);

    private PartnerNames() {}
}

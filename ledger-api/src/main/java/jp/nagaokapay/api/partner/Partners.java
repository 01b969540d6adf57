package jp.nagaokapay.api.partner;

import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.ledger.partner.PartnerId;
import org.springframework.security.access.AccessDeniedException;

/** Which partner a program is: its client. */
final class Partners {
    /**
     * Names that partners give to their own things; no dots, which part them from the partner's.
     */
    static final String OWN_ID = "[0-9A-Za-z_:-]{1,100}";

    private Partners() {}

    /** The caller's partner; 403 for a client that is no partner. */
    static PartnerId of(Caller caller) {
        try {
            return new PartnerId("partner:" + caller.clientId());
        } catch (IllegalArgumentException e) {
            throw new AccessDeniedException("the client is no partner");
        }
    }
}

package jp.nagaokapay.ledger.statutory;

import java.util.List;

/** Who issues the currency, as reports name it. */
public record Issuer(String name, List<String> address, Kind kind) {
    public Issuer {
        address = List.copyOf(address);
    }

    /** How the law on prepaid payment instruments sees the issuer. */
    public enum Kind {
        /** Exempt under article 4 no. 3. */
        MUNICIPALITY(false),
        /** Exempt under article 4 no. 2: nothing can be used longer than six months. */
        SIX_MONTHS_EXEMPT(false),
        /** Registered as a third-party issuer: reports, and deposits above the threshold. */
        REGISTERED(true);

        private final boolean due;

        Kind(boolean due) {
            this.due = due;
        }

        public boolean due() {
            return due;
        }
    }
}

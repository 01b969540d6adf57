package jp.nagaokapay.ledger.campaign.earning;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jp.nagaokapay.ledger.campaign.rules.Occasion;

/**
 * Something the log said earlier that conditions ask about when something else happens. It is kept
 * under the id of what it is about.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = KnownFact.Holder.class, name = "HOLDER"),
    @JsonSubTypes.Type(value = KnownFact.Shop.class, name = "SHOP")
})
public sealed interface KnownFact {
    /**
     * Of a wallet.
     *
     * @param charges how many charges of the wallet were not reversed
     * @param closed whether the wallet is closed, for good
     */
    record Holder(Occasion.Person person, int charges, boolean closed) implements KnownFact {
        Holder(Occasion.Person person) {
            this(person, 0, false);
        }

        Holder living(Occasion.Person changed) {
            return new Holder(changed, charges, closed);
        }

        Holder charged(int times) {
            return new Holder(person, Math.max(0, charges + times), closed);
        }

        Holder gone() {
            return new Holder(person, charges, true);
        }
    }

    /** Of a shop. */
    record Shop(Occasion.Shop shop) implements KnownFact {}
}

package jp.nagaokapay.ledger;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.funding.FundingPort;
import org.jspecify.annotations.NullMarked;

/**
 * A provider of funds whose manners follow from the reference: {@code decline-…} says no, {@code
 * lost-…} never hears of the first request, {@code silent-…} collects but the answer to the first
 * request is lost, {@code away-…} cannot be reached, {@code page-…} leaves it to its page until a
 * test {@link #decides}; {@code card=…} names the instrument.
 */
@NullMarked
public final class FakeFunding implements FundingPort {
    private final Map<ChargeId, Outcome> outcomes = new ConcurrentHashMap<>();
    private final Map<ChargeId, Integer> asked = new ConcurrentHashMap<>();
    private final Map<ChargeId, Integer> lookedUp = new ConcurrentHashMap<>();
    private final Set<ChargeId> givenBack = ConcurrentHashMap.newKeySet();

    /** What the provider says of a charge from now on. */
    public void decides(ChargeId chargeId, Outcome outcome) {
        outcomes.put(chargeId, outcome);
    }

    /** How often it was asked for a charge. */
    public int timesLookedUp(ChargeId chargeId) {
        return lookedUp.getOrDefault(chargeId, 0);
    }

    /** Charges whose money is in and was not given back. */
    public boolean hasMoneyOf(ChargeId chargeId) {
        return outcomes.get(chargeId) instanceof Outcome.Collected && !givenBack.contains(chargeId);
    }

    public boolean gaveBack(ChargeId chargeId) {
        return givenBack.contains(chargeId);
    }

    @Override
    public Outcome collect(ChargeId chargeId, Yen amount, Channel channel, String reference) {
        boolean first = asked.merge(chargeId, 1, Integer::sum) == 1;
        if (reference.startsWith("away-")) {
            throw new IllegalStateException("no route to the provider");
        }
        if (first && reference.startsWith("lost-")) {
            return new Outcome.Unclear();
        }
        Outcome outcome = outcomes.computeIfAbsent(chargeId, _ -> firstAnswer(reference));
        return first && reference.startsWith("silent-") ? new Outcome.Unclear() : outcome;
    }

    @Override
    public Outcome lookUp(ChargeId chargeId, Yen amount, Channel channel, String reference) {
        lookedUp.merge(chargeId, 1, Integer::sum);
        if (reference.startsWith("away-")) {
            throw new IllegalStateException("no route to the provider");
        }
        return outcomes.getOrDefault(chargeId, new Outcome.Declined("never arrived"));
    }

    @Override
    public Outcome giveBack(ChargeId chargeId, Yen amount, Channel channel, String reference) {
        if (reference.startsWith("keeps-") && asked.merge(chargeId, 1, Integer::sum) == 2) {
            return new Outcome.Unclear();
        }
        givenBack.add(chargeId);
        return new Outcome.Collected("returned");
    }

    private static Outcome firstAnswer(String reference) {
        if (reference.startsWith("page-")) {
            return new Outcome.Continue(URI.create("https://provider.example/" + reference));
        }
        int card = reference.indexOf("card=");
        return reference.startsWith("decline-")
                ? new Outcome.Declined("NO_FUNDS")
                : new Outcome.Collected(card < 0 ? reference : reference.substring(card));
    }
}

package jp.nagaokapay.api.funding;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.funding.FundingPort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the provider of each channel; the other channels are as they would be without any. */
final class ProviderFunding implements FundingPort {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderFunding.class);

    private final Map<Channel, ProviderClient> clients = new EnumMap<>(Channel.class);
    private final FundingPort otherChannels;
    private final ReturnAddress returnAddress;
    private final MeterRegistry meters;

    ProviderFunding(
            Collection<ProviderClient> clients,
            FundingPort otherChannels,
            ReturnAddress returnAddress,
            MeterRegistry meters) {
        clients.forEach(client ->
                client.provider().channels().forEach(channel -> this.clients.put(channel, client)));
        this.otherChannels = otherChannels;
        this.returnAddress = returnAddress;
        this.meters = meters;
    }

    @Override
    public void requireProvider(Channel channel) {
        if (!clients.containsKey(channel)) {
            otherChannels.requireProvider(channel);
        }
    }

    @Override
    public Optional<String> providerOf(Channel channel) {
        return Optional.ofNullable(clients.get(channel))
                .map(client -> client.provider().name())
                .or(() -> otherChannels.providerOf(channel));
    }

    @Override
    public boolean takesReference(Channel channel) {
        return !clients.containsKey(channel) && otherChannels.takesReference(channel);
    }

    @Override
    public boolean hasPage(Channel channel) {
        return clients.containsKey(channel) || otherChannels.hasPage(channel);
    }

    @Override
    public Outcome collect(
            ChargeId chargeId, Yen amount, Channel channel, String fundingReference) {
        ProviderClient client = clients.get(channel);
        return client == null
                ? otherChannels.collect(chargeId, amount, channel, fundingReference)
                : ask(
                        client,
                        chargeId,
                        () ->
                                client.collect(
                                                chargeId,
                                                amount,
                                                channel,
                                                returnAddress.of(chargeId))
                                        .outcome(client.provider().name()));
    }

    @Override
    public Outcome lookUp(ChargeId chargeId, Yen amount, Channel channel, String fundingReference) {
        ProviderClient client = clients.get(channel);
        return client == null
                ? otherChannels.lookUp(chargeId, amount, channel, fundingReference)
                : ask(
                        client,
                        chargeId,
                        () -> client.lookUp(chargeId, amount).outcome(client.provider().name()));
    }

    @Override
    public Outcome giveBack(
            ChargeId chargeId, Yen amount, Channel channel, String fundingReference) {
        ProviderClient client = clients.get(channel);
        return client == null
                ? otherChannels.giveBack(chargeId, amount, channel, fundingReference)
                : ask(client, chargeId, () -> client.refund(chargeId, amount).refund());
    }

    private Outcome ask(ProviderClient client, ChargeId chargeId, Call call) {
        Timer.Sample sample = Timer.start(meters);
        Outcome outcome;
        try {
            outcome = call.outcome();
        } catch (ProviderTrouble trouble) {
            LOG.warn(
                    "Provider {} about {}: {}",
                    client.provider().name(),
                    chargeId,
                    trouble.getMessage());
            outcome = new Outcome.Unclear(trouble.word());
        }
        sample.stop(
                Timer.builder("nagaokapay.funding.requests")
                        .description("Requests to providers of funds")
                        .tag("provider", client.provider().name())
                        .tag("outcome", word(outcome))
                        .register(meters));
        return outcome;
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Collected _ -> "collected";
            case Outcome.Continue _ -> "continue";
            case Outcome.Declined _ -> "declined";
            case Outcome.Unclear _ -> "unclear";
        };
    }

    private interface Call {
        Outcome outcome() throws ProviderTrouble;
    }
}

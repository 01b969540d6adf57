package jp.nagaokapay.api.funding;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.regex.Pattern;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.funding.FundingPort.Outcome;
import jp.nagaokapay.web.input.StrictJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a charge stands at its provider.
 *
 * @param amount whole yen; absent when the provider does not know the charge
 * @param continueAt where the holder pays; only while it is open
 * @param instrument fingerprint of the card or account, once it is collected
 * @param reason a word, when it is declined
 */
record ProviderAnswer(
        @Nullable String chargeId,
        @Nullable Long amount,
        @Nullable Status status,
        @Nullable String continueAt,
        @Nullable String instrument,
        @Nullable String reason) {
    static final String NOT_THE_CONTRACT = "NOT_THE_CONTRACT";

    private static final int URL_LENGTH_MAX = 2_000;
    private static final Pattern INSTRUMENT = Pattern.compile("[\\x21-\\x7E]{1,100}");
    private static final Pattern REASON = Pattern.compile("[A-Z0-9_]{1,50}");

    /** Strict but for fields that a later version may add. */
    private static final JsonMapper JSON = mapper();

    enum Status {
        /** It knows no such charge. */
        UNKNOWN,
        OPEN,
        COLLECTED,
        DECLINED,
        REFUNDED
    }

    private static JsonMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder();
        StrictJson.applyTo(builder);
        return builder.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    }

    /** Reads an answer about a charge; throws unless it makes sense. */
    static ProviderAnswer read(byte[] body, ChargeId chargeId, @Nullable Yen amount)
            throws ProviderTrouble {
        ProviderAnswer answer;
        try {
            answer = JSON.readValue(body, ProviderAnswer.class);
        } catch (JacksonException e) {
            throw nonsense("its answer is not the JSON of the contract");
        }
        if (answer == null || answer.status == null || !chargeId.value().equals(answer.chargeId)) {
            throw nonsense("its answer names no status, or another charge");
        }
        if (answer.status != Status.UNKNOWN
                && amount != null
                && !Objects.equals(answer.amount, amount.amount())) {
            throw nonsense("it knows the charge with another amount");
        }
        return answer;
    }

    Status requireStatus() {
        return Objects.requireNonNull(status);
    }

    /** What it means for a charge that is to be collected. */
    Outcome outcome(String provider) throws ProviderTrouble {
        return switch (requireStatus()) {
            case UNKNOWN -> new Outcome.Declined("NEVER_ARRIVED");
            case OPEN ->
                    continueAt == null
                            ? new Outcome.Unclear("IN_PROGRESS")
                            : new Outcome.Continue(page(continueAt));
            case COLLECTED -> {
                if (instrument == null || !INSTRUMENT.matcher(instrument).matches()) {
                    throw nonsense("it collected from an instrument that it does not name");
                }
                yield new Outcome.Collected(provider + ':' + instrument);
            }
            case DECLINED -> new Outcome.Declined(reason());
            case REFUNDED -> new Outcome.Declined("REFUNDED");
        };
    }

    /** What it means for a charge whose money is to go back. */
    Outcome refund() {
        return switch (requireStatus()) {
            case REFUNDED -> new Outcome.Collected("refunded");
            case COLLECTED -> new Outcome.Unclear("IN_PROGRESS");
            case DECLINED -> new Outcome.Declined(reason());
            case OPEN, UNKNOWN -> new Outcome.Declined("NOT_COLLECTED");
        };
    }

    @Override
    public String reason() {
        return reason != null && REASON.matcher(reason).matches() ? reason : "NO_REASON";
    }

    private static URI page(String continueAt) throws ProviderTrouble {
        try {
            URI page = new URI(continueAt);
            if (continueAt.length() <= URL_LENGTH_MAX && ConnectedProvider.isSafe(page)) {
                return page;
            }
        } catch (URISyntaxException e) {
            throw nonsense("its page has no address");
        }
        throw nonsense("its page is not at an https address");
    }

    private static ProviderTrouble nonsense(String sentence) {
        return new ProviderTrouble(NOT_THE_CONTRACT, sentence);
    }
}

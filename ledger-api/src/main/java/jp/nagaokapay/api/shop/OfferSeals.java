package jp.nagaokapay.api.shop;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.nagaokapay.api.key.KeyPurpose;
import jp.nagaokapay.api.key.StoredKeys;
import jp.nagaokapay.codes.Offer;
import org.springframework.stereotype.Component;

/** Signs an offer: HMAC-SHA-256 over all of its fields. */
@Component
public class OfferSeals {
    /** Domain separation: a seal of anything else, or of another format version, never verifies. */
    private static final String PURPOSE = "nagaokapay offer 1";

    private final StoredKeys keys;

    OfferSeals(StoredKeys keys) {
        this.keys = keys;
    }

    /** 43 characters of base64url. */
    public String seal(Offer offer) {
        return keys.seal(KeyPurpose.OFFER_SEAL, canonicalForm(offer));
    }

    /** Whether the seal is ours and fits this offer. */
    boolean fits(Offer offer, String seal) {
        return keys.fits(KeyPurpose.OFFER_SEAL, canonicalForm(offer), seal);
    }

    /** Each field with its length in front, so that no two offers have the same form. */
    static byte[] canonicalForm(Offer offer) {
        return Stream.concat(Stream.of(PURPOSE), parts(offer).stream())
                .map(part -> part.length() + ":" + part)
                .collect(Collectors.joining(","))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> parts(Offer offer) {
        return List.of(
                offer.merchantId(),
                offer.merchantPaymentId(),
                Long.toString(offer.amount()),
                offer.capture() ? "capture" : "hold",
                Long.toString(offer.expiresAt().getEpochSecond()));
    }
}

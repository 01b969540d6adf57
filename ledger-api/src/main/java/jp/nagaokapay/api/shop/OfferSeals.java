package jp.nagaokapay.api.shop;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.nagaokapay.api.key.KeyPurpose;
import jp.nagaokapay.api.key.StoredKey;
import jp.nagaokapay.api.key.StoredKeys;
import jp.nagaokapay.codes.Offer;
import org.springframework.stereotype.Component;

/** Signs an offer: HMAC-SHA-256 over all of its fields. */
@Component
public class OfferSeals {
    private static final String ALGORITHM = "HmacSHA256";

    /** Domain separation: a seal of anything else, or of another format version, never verifies. */
    private static final String PURPOSE = "nagaokapay offer 1";

    private final StoredKeys keys;

    OfferSeals(StoredKeys keys) {
        this.keys = keys;
    }

    /** 43 characters of base64url. */
    public String seal(Offer offer) {
        return seal(offer, keys.current(KeyPurpose.OFFER_SEAL));
    }

    /**
     * Whether the seal is ours and fits this offer; takes as long for a wrong one as for another.
     */
    boolean fits(Offer offer, String seal) {
        byte[] given = seal.getBytes(StandardCharsets.US_ASCII);
        boolean fits = false;
        for (StoredKey key : keys.all(KeyPurpose.OFFER_SEAL)) {
            byte[] ours = seal(offer, key).getBytes(StandardCharsets.US_ASCII);
            fits |= MessageDigest.isEqual(ours, given);
        }
        return fits;
    }

    private static String seal(Offer offer, StoredKey key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.secret(), ALGORITHM));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(canonicalForm(offer)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
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

package jp.nagaokapay.gateway.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import jp.nagaokapay.codes.Offer;

/** A seal of the right form that fits one offer, without any secret. */
final class FakeSeal {
    private FakeSeal() {}

    static String of(Offer offer) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(offer.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

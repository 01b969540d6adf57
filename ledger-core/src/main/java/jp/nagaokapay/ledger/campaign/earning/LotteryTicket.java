package jp.nagaokapay.ledger.campaign.earning;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.nagaokapay.ledger.campaign.rules.Reward.Lottery;
import jp.nagaokapay.ledger.shared.digest.Sha256;

/**
 * How a ticket follows from a secret, for anybody who wants to check a draw: the first eight bytes
 * of HMAC-SHA-256 (RFC 2104) of the occasion's id, keyed with the secret, read as an unsigned
 * number, modulo one million.
 */
public final class LotteryTicket {
    private static final String HMAC = "HmacSHA256";

    private LotteryTicket() {}

    /** 0 to 999,999. */
    public static int of(byte[] seed, String occasionId) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(seed, HMAC));
            byte[] drawn = mac.doFinal(occasionId.getBytes(StandardCharsets.UTF_8));
            return (int) Long.remainderUnsigned(ByteBuffer.wrap(drawn).getLong(), Lottery.TICKETS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    /** SHA-256 of the secret, in hexadecimal. */
    public static String commitment(byte[] seed) {
        return Sha256.hex(seed);
    }
}

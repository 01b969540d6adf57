package jp.nagaokapay.ledger.card;

import java.math.BigInteger;
import java.security.SecureRandom;
import jp.nagaokapay.ledger.shared.digest.Sha256;

/**
 * What a scanner reads of a card: its number and {@value #SECRET_DIGITS} random digits, which are
 * 66 bits. Unlike a payment code it stays the same, so each payment has a key of its own.
 *
 * @param digits {@value #DIGITS} of them
 */
record CardCode(CardNumber number, String digits) {
    static final int SECRET_DIGITS = 20;
    static final int DIGITS = CardNumber.DIGITS + SECRET_DIGITS;

    private static final BigInteger SECRETS = BigInteger.TEN.pow(SECRET_DIGITS);

    /** Bits drawn, so many more than needed that every secret is as likely as any other. */
    private static final int DRAWN_BITS = 192;

    static CardCode next(SecureRandom random) {
        CardNumber number = CardNumber.next(random);
        BigInteger secret = new BigInteger(DRAWN_BITS, random).mod(SECRETS);
        return new CardCode(number, number.value() + "%020d".formatted(secret));
    }

    String digest() {
        return digest(digits);
    }

    /** What is stored of a code. */
    static String digest(String digits) {
        return Sha256.hex("card " + digits);
    }

    /** Without its secret. */
    @Override
    public String toString() {
        return number.toString();
    }
}

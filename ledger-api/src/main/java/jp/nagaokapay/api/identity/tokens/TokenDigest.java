package jp.nagaokapay.api.identity.tokens;

import jp.nagaokapay.ledger.shared.digest.Sha256;

/**
 * How codes and tokens stand in the database: SHA-256 of them. They are as long as keys or signed,
 * so that nobody finds by trying what a digest is of.
 */
final class TokenDigest {
    /** No code or token begins like this. */
    private static final String PREFIX = "sha256-";

    private TokenDigest() {}

    static String of(String token) {
        return PREFIX + Sha256.hex(token);
    }

    /** Begins with the family's digest, so that all of a family still begin alike. */
    static String ofRefreshToken(String token) {
        return ofFamily(token) + RotatingRefreshTokens.END_OF_FAMILY + Sha256.hex(token);
    }

    /** What the digests of all refresh tokens of a family begin with. */
    static String ofFamily(String refreshToken) {
        return of(RotatingRefreshTokens.family(refreshToken));
    }

    /** Of what is in the database; whoever sends such a text has no token. */
    static boolean isOne(String stored) {
        return stored.startsWith(PREFIX);
    }
}

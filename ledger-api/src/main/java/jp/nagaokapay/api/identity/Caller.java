package jp.nagaokapay.api.identity;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.TerminalId;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.web.token.RevokedTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who is calling, by their token. A controller's method takes it as a parameter.
 *
 * @param subject a resident's, a staff member's or a machine client's id; never changes
 * @param clientId the program that calls
 * @param responsible the person who answers for what a program does by itself; null where nobody
 *     was named, and where a person calls
 * @param walletId the resident's own wallet; null for others
 * @param merchantId the shop a terminal belongs to; null for others
 * @param terminalId the terminal; null for others
 */
public record Caller(
        String subject,
        String clientId,
        @Nullable String responsible,
        Set<String> scopes,
        @Nullable WalletId walletId,
        @Nullable MerchantId merchantId,
        @Nullable TerminalId terminalId) {
    public static final String WALLET_CLAIM = "wallet";
    public static final String MERCHANT_CLAIM = "merchant";
    public static final String TERMINAL_CLAIM = "terminal";
    public static final String CLIENT_CLAIM = "client_id";

    public static Caller of(Jwt token) {
        String subject = Objects.requireNonNull(token.getSubject(), "a token without a subject");
        String client = token.getClaimAsString(CLIENT_CLAIM);
        String wallet = token.getClaimAsString(WALLET_CLAIM);
        String merchant = token.getClaimAsString(MERCHANT_CLAIM);
        String terminal = token.getClaimAsString(TERMINAL_CLAIM);
        return new Caller(
                subject,
                client == null ? subject : client,
                token.getClaimAsString(RevokedTokens.RESPONSIBLE_CLAIM),
                scopes(token),
                wallet == null ? null : new WalletId(wallet),
                merchant == null ? null : new MerchantId(merchant),
                terminal == null ? null : new TerminalId(terminal));
    }

    /**
     * The person of the four eyes. Somebody with a login and a program of their own is one, so what
     * their program proposes they cannot approve.
     */
    public String person() {
        return responsible == null ? subject : responsible;
    }

    /** The caller's own wallet; 403 for a token without one. */
    public WalletId requireWallet() {
        if (walletId == null) {
            throw new AccessDeniedException("the token names no wallet");
        }
        return walletId;
    }

    /** The caller's shop; 403 for a token without one. */
    public MerchantId requireMerchant() {
        if (merchantId == null) {
            throw new AccessDeniedException("the token names no shop");
        }
        return merchantId;
    }

    /** A string of blanks from our issuer (RFC 9068), a list from some others. */
    private static Set<String> scopes(Jwt token) {
        Object scope = token.getClaims().get("scope");
        return scope instanceof String text
                ? Arrays.stream(text.split(" ")).collect(Collectors.toUnmodifiableSet())
                : token.hasClaim("scope")
                        ? Set.copyOf(token.getClaimAsStringList("scope"))
                        : Set.of();
    }
}

package jp.nagaokapay.api.identity.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.nagaokapay.api.freeze.Freezes;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.identity.Scopes;
import jp.nagaokapay.api.identity.clients.MachineClients;
import jp.nagaokapay.api.identity.clients.TerminalClients;
import jp.nagaokapay.api.identity.persons.StaffAccounts;
import jp.nagaokapay.api.register.ResidentId;
import jp.nagaokapay.api.register.Residents;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.web.token.AccessTokenDecoder;
import jp.nagaokapay.web.token.Audience;
import jp.nagaokapay.web.token.RevokedTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/**
 * What an access token says: that it is one (RFC 9068) and for which interfaces; the program, and
 * who answers for it; a resident's wallet; a terminal's or an owner's shop; the grant it came from;
 * the key that a DPoP token is bound to.
 */
@Component
@BuiltInIssuer
class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {
    private final Residents residents;
    private final Freezes freezes;
    private final StaffAccounts staff;

    TokenClaims(Residents residents, Freezes freezes, StaffAccounts staff) {
        this.residents = residents;
        this.freezes = freezes;
        this.staff = staff;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        if (!OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            return;
        }
        RegisteredClient client = context.getRegisteredClient();
        JwtClaimsSet.Builder claims = context.getClaims();
        context.getJwsHeader().type(AccessTokenDecoder.TYPE);
        // A list of a kind that the framework reads back from the database.
        claims.audience(
                Audience.of(context.getAuthorizedScopes()).stream()
                        .map(Audience::value)
                        .collect(Collectors.toCollection(ArrayList::new)));
        claims.claim(Caller.CLIENT_CLAIM, client.getClientId());
        copy(client, TerminalClients.MERCHANT_SETTING, Caller.MERCHANT_CLAIM, claims);
        copy(client, TerminalClients.TERMINAL_SETTING, Caller.TERMINAL_CLAIM, claims);
        if (client.getClientSettings().getSetting(MachineClients.RESPONSIBLE_SETTING)
                instanceof String staffId) {
            claims.claim(
                    RevokedTokens.RESPONSIBLE_CLAIM,
                    responsible(staffId, context.getAuthorizedScopes()).staffId());
        }
        OAuth2Authorization grant = context.getAuthorization();
        if (grant != null) {
            claims.claim(RevokedTokens.GRANT_CLAIM, grant.getId());
        }
        Authentication bearer = context.getPrincipal();
        if (bearer != null && ResidentId.isOne(bearer.getName())) {
            claims.claim(Caller.WALLET_CLAIM, walletOf(new ResidentId(bearer.getName())).value());
        }
        if (bearer != null && StaffAccounts.isStaff(bearer.getName())) {
            String merchantId = member(bearer.getName()).merchantId();
            if (merchantId != null) {
                claims.claim(Caller.MERCHANT_CLAIM, merchantId);
            }
        }
        Jwt proof = context.get(OAuth2TokenContext.DPOP_PROOF_KEY);
        if (proof != null) {
            claims.claim("cnf", Map.of("jkt", thumbprint(proof)));
        }
    }

    /** A resident who was erased or frozen meanwhile gets no more tokens. */
    private WalletId walletOf(ResidentId residentId) {
        return residents
                .walletOf(residentId)
                .filter(walletId -> !freezes.barsSignIn(walletId))
                .orElseThrow(
                        () -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
    }

    /** A program may do nothing that who answers for it may not. */
    private StaffAccounts.Member responsible(String staffId, Set<String> scopes) {
        StaffAccounts.Member member = member(staffId);
        if (scopes.stream().anyMatch(it -> isOfStaff(it) && !member.scopes().contains(it))) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
        return member;
    }

    private static boolean isOfStaff(String scope) {
        return Scopes.STAFF.contains(scope);
    }

    /**
     * Neither does a staff member who was revoked or has not chosen a password, nor a program of
     * theirs.
     */
    private StaffAccounts.Member member(String staffId) {
        return staff.get(staffId)
                .filter(StaffAccounts.Member::hasBegun)
                .orElseThrow(
                        () -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
    }

    private static void copy(
            RegisteredClient client, String setting, String claim, JwtClaimsSet.Builder claims) {
        @Nullable Object value = client.getClientSettings().getSetting(setting);
        if (value != null) {
            claims.claim(claim, value);
        }
    }

    @SuppressWarnings("unchecked")
    private static String thumbprint(Jwt proof) {
        try {
            return JWK.parse((Map<String, Object>) proof.getHeaders().get("jwk"))
                    .computeThumbprint()
                    .toString();
        } catch (ParseException | JOSEException e) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.INVALID_DPOP_PROOF), e);
        }
    }
}

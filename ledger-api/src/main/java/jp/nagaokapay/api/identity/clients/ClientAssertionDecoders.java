package jp.nagaokapay.api.identity.clients;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.proc.SingleKeyJWSKeySelector;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.util.Map;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.web.token.ReplayCache;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionDecoderFactory;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/**
 * Decodes client assertions ({@code private_key_jwt}). The framework fetches a client's keys from a
 * JWK Set URL; terminals and a separate gateway have none, so their public key is kept in the
 * client's settings.
 */
@Component
@BuiltInIssuer
public class ClientAssertionDecoders implements JwtDecoderFactory<RegisteredClient> {
    private final JwtDecoderFactory<RegisteredClient> byAddress =
            new JwtClientAssertionDecoderFactory();
    private final ReplayCache seen;

    /** The machine's, as for all tokens: they say when they are good to whoever is outside. */
    private final Clock clock = Clock.systemUTC();

    ClientAssertionDecoders(ReplayCache seen) {
        this.seen = seen;
    }

    @Override
    public JwtDecoder createDecoder(RegisteredClient client) {
        @Nullable String stored = client.getClientSettings().getSetting(ClientKey.SETTING);
        return stored == null ? byAddress.createDecoder(client) : decoder(client, key(stored));
    }

    private JwtDecoder decoder(RegisteredClient client, ClientKey key) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(
                new SingleKeyJWSKeySelector<>(
                        JWSAlgorithm.parse(key.algorithm().getName()), key.publicKey()));
        processor.setJWTClaimsSetVerifier((_, _) -> {}); // the validator below checks the claims
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new ClientAssertionValidator(client.getClientId(), seen, clock));
        return decoder;
    }

    private static ClientKey key(String stored) {
        try {
            Map<String, Object> jwk = JSONObjectUtils.parse(stored);
            return ClientKey.of(jwk);
        } catch (ParseException e) {
            throw new IllegalStateException("a client's key in the database is unreadable", e);
        }
    }
}

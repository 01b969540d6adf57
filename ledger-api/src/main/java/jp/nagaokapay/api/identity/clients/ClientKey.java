package jp.nagaokapay.api.identity.clients;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.security.PublicKey;
import java.text.ParseException;
import java.util.Map;
import java.util.Set;
import jp.nagaokapay.web.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

/**
 * The public half of a key with which a client signs its token requests: EC P-256 for ES256, or RSA
 * from 2048 bits for RS256. Nothing but the key itself is kept of what was sent.
 */
record ClientKey(JWK jwk, SignatureAlgorithm algorithm) {
    private static final int RSA_BITS_MIN = 2048;
    private static final int RSA_BITS_MAX = 4096;

    /** What only a private or secret key has (RFC 7518, section 6). */
    private static final Set<String> PRIVATE_MEMBERS =
            Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    /** Of a client's settings: its public key. */
    static final String SETTING = "nagaokapay.key";

    /** Reads a JSON Web Key as it was sent; 400 when it is of no use or should never be sent. */
    static ClientKey of(Map<String, Object> sent) {
        if (sent.keySet().stream().anyMatch(PRIVATE_MEMBERS::contains)) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "PRIVATE_KEY_SENT");
        }
        try {
            return of(JWK.parse(sent));
        } catch (ParseException | JOSEException | RuntimeException e) {
            throw notAccepted();
        }
    }

    /** Reads a JSON Web Key from a setting; fails with {@link IllegalArgumentException}. */
    static ClientKey ofSetting(String jwk) {
        try {
            return of(JSONObjectUtils.parse(jwk));
        } catch (ParseException e) {
            throw new IllegalArgumentException("it is not JSON");
        } catch (ProblemException refused) {
            throw new IllegalArgumentException(refused.code());
        }
    }

    PublicKey publicKey() {
        try {
            return switch (jwk) {
                case ECKey ec -> ec.toPublicKey();
                case RSAKey rsa -> rsa.toPublicKey();
                default -> throw new IllegalStateException("not a client's key");
            };
        } catch (JOSEException e) {
            throw new IllegalStateException("a client's key is unreadable", e);
        }
    }

    private static ClientKey of(JWK jwk) throws JOSEException {
        ClientKey key =
                switch (jwk) {
                    case ECKey ec when Curve.P_256.equals(ec.getCurve()) ->
                            new ClientKey(
                                    new ECKey.Builder(ec.getCurve(), ec.getX(), ec.getY()).build(),
                                    SignatureAlgorithm.ES256);
                    case RSAKey rsa when rsa.size() >= RSA_BITS_MIN && rsa.size() <= RSA_BITS_MAX ->
                            new ClientKey(
                                    new RSAKey.Builder(rsa.getModulus(), rsa.getPublicExponent())
                                            .build(),
                                    SignatureAlgorithm.RS256);
                    default -> throw notAccepted();
                };
        PublicKey _ = key.publicKey(); // an invalid one fails now, not at the first request
        return key;
    }

    private static ProblemException notAccepted() {
        return ProblemException.of(HttpStatus.BAD_REQUEST, "KEY_NOT_ACCEPTED");
    }
}

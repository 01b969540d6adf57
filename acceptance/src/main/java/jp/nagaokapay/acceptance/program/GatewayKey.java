package jp.nagaokapay.acceptance.program;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.util.Map;

/** A pair of keys with which a gateway of its own signs in at its ledger. */
public record GatewayKey(ECKey pair) {
    public static GatewayKey next() {
        try {
            return new GatewayKey(new ECKeyGenerator(Curve.P_256).generate());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What a ledger is told of it.
     *
     * @param port where it asks
     */
    public Map<String, String> ledgerSettings(int port) {
        return Map.of(
                "NAGAOKAPAY_GATEWAY",
                "separate",
                "NAGAOKAPAY_GATEWAY_KEY",
                pair.toPublicJWK().toJSONString(),
                "NAGAOKAPAY_INTERNAL_PORT",
                Integer.toString(port));
    }

    /** The private half, as the gateway's settings have it. */
    String secret() {
        return pair.toJSONString();
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "GatewayKey";
    }
}

package jp.nagaokapay.ledger.statutory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code nagaokapay.statutory-report.*}.
 *
 * @param name of the issuer
 * @param address its lines
 * @param kind without one, the exemption of value that lives six months
 */
@ConfigurationProperties("nagaokapay.statutory-report")
record IssuerSettings(
        @Nullable String name, @Nullable List<String> address, Issuer.@Nullable Kind kind) {

    Issuer issuer() {
        return new Issuer(
                name == null ? "ながおかペイ発行者" : name,
                address == null ? List.of() : address,
                kind == null ? Issuer.Kind.SIX_MONTHS_EXEMPT : kind);
    }
}

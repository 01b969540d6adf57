package jp.nagaokapay.gateway;

import jakarta.servlet.DispatcherType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.sql.DataSource;
import jp.nagaokapay.gateway.app.GatewayConfiguration;
import jp.nagaokapay.gateway.ledger.FakeLedger;
import jp.nagaokapay.gateway.ledger.ShopTerminal;
import jp.nagaokapay.web.secret.SecretConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

/**
 * A gateway for tests behind a real port, on a ledger in memory and a database of its own. Its
 * tokens say plainly who has them. Not marked as a configuration, lest scans find it.
 */
@EnableAutoConfiguration
@Import({GatewayConfiguration.class, SecretConfiguration.class})
public class HttpTestGateway {
    private static final String SEPARATOR = " ";

    @Bean
    FakeLedger ledger() {
        return new FakeLedger();
    }

    @Bean
    Clock clock(FakeLedger ledger) {
        return ledger.clock();
    }

    @Bean(destroyMethod = "close")
    DataSource dataSource() {
        return GatewayDatabase.fresh();
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http) {
        return http.csrf(CsrfConfigurer::disable)
                .authorizeHttpRequests(requests ->
                        requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers("/terminal/v1/**")
                                .hasAuthority("SCOPE_terminal")
                                .requestMatchers("/shop/v1/**")
                                .hasAuthority("SCOPE_shop")
                                .anyRequest()
                                .denyAll())
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
                .build();
    }

    @Bean
    JwtDecoder decoder() {
        return HttpTestGateway::decode;
    }

    /** A terminal's token. */
    public static String token(ShopTerminal terminal, Instant expiresAt) {
        return encode("terminal", terminal.merchantId(), terminal.terminalId(), expiresAt);
    }

    /** A shop owner's token. */
    public static String token(String merchantId) {
        return token(merchantId, "owner:" + merchantId);
    }

    /** The token of one of several owners of a shop. */
    public static String token(String merchantId, String owner) {
        return encode("shop", merchantId, owner, Instant.parse("2099-01-01T00:00:00Z"));
    }

    private static String encode(String... parts) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(String scope, String shop, String terminal, Instant expiresAt) {
        return encode(scope, shop, terminal, expiresAt.toString());
    }

    private static Jwt decode(String token) {
        String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        List<String> parts = List.of(text.split(SEPARATOR, -1));
        return Jwt.withTokenValue(token)
                .header("alg", "none")
                .subject(parts.get(0).equals("shop") ? parts.get(2) : "client of " + parts.get(1))
                .claim("scope", parts.get(0))
                .claim("merchant", parts.get(1))
                .claim("terminal", parts.get(2))
                .expiresAt(Instant.parse(parts.get(3)))
                .build();
    }
}

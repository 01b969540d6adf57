package jp.nagaokapay.api.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.net.URI;
import jp.nagaokapay.api.app.NagaokaPay;
import jp.nagaokapay.api.message.TestGateway;
import jp.nagaokapay.gateway.ledger.LedgerClient;
import jp.nagaokapay.gateway.ledger.remote.RemoteLedgerConfiguration;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.web.input.StrictJson;
import jp.nagaokapay.web.secret.KeyFile;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole ledger, live, behind its own port, asked by a gateway's client that has to sign in. One
 * for all tests, until the JVM ends.
 */
final class HttpStage extends InProcessStage {
    static final String ISSUER = "https://pay.example.jp";
    static final String WALLET_CALLBACK = ISSUER + "/app/wallet/callback";
    private static final ECKey KEY = newKey();
    private static @Nullable HttpStage running;

    /** Where its text messages go. */
    static final TestGateway SMS = new TestGateway();

    private final ConfigurableApplicationContext gateway;

    static synchronized HttpStage running() {
        if (running == null) {
            running = new HttpStage();
        }
        return running;
    }

    private HttpStage() {
        this(TestDatabase.withRoles());
    }

    private HttpStage(TestDatabase.Roles database) {
        super(
                new MovableClock(),
                NagaokaPay.class,
                WebApplicationType.SERVLET,
                "--server.port=0",
                "--nagaokapay.database.url=" + database.url(),
                "--nagaokapay.database.user=" + database.runTime(),
                "--nagaokapay.database.owner.user=" + database.owner(),
                "--nagaokapay.issuer=" + ISSUER,
                "--nagaokapay.secrets.keys=" + KeyFile.newKey(),
                "--nagaokapay.clients.wallet-app-redirect-uris=" + WALLET_CALLBACK,
                "--nagaokapay.network.hosts=127.0.0.1",
                "--nagaokapay.network.proxies=127.0.0.1",
                "--management.server.port=0",
                // It would wait for a database that stops at the same moment.
                "--spring.main.register-shutdown-hook=false",
                "--nagaokapay.messages.sms.url=" + SMS.url(),
                "--nagaokapay.messages.sms.body={\"to\":\"{to}\",\"text\":\"{text}\"}",
                "--nagaokapay.gateway=separate",
                "--nagaokapay.internal.port=0",
                "--nagaokapay.gateway-key=" + KEY.toPublicJWK().toJSONString());
        gateway = gatewayAt(internalUrl(), KEY);
    }

    static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where a gateway asks. */
    URI internalUrl() {
        return URI.create("http://127.0.0.1:" + bean(InternalPort.class).number());
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + setting("local.server.port"));
    }

    /** The gateway itself, at the port where everybody comes. */
    static ConfigurableApplicationContext gatewayAtPublicPort(HttpStage ledger) {
        return gatewayAt(ledger.url(), KEY);
    }

    /** A gateway's client, with what it needs of a process and nothing more. */
    static ConfigurableApplicationContext gatewayAt(URI ledger, ECKey key) {
        return new SpringApplicationBuilder(RemoteLedgerConfiguration.class)
                .web(WebApplicationType.NONE)
                .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                .initializers(before ->
                        ((GenericApplicationContext) before)
                                .registerBean(JsonMapper.class, HttpStage::strict))
                .run(
                        "--nagaokapay.ledger.url=" + ledger,
                        "--nagaokapay.ledger.client-key=" + key.toJSONString(),
                        "--nagaokapay.issuer=" + ISSUER,
                        "--spring.config.name=none");
    }

    private static JsonMapper strict() {
        JsonMapper.Builder mapper = JsonMapper.builder();
        StrictJson.applyTo(mapper);
        return mapper.build();
    }

    @Override
    public LedgerClient client() {
        return gateway.getBean(LedgerClient.class);
    }
}

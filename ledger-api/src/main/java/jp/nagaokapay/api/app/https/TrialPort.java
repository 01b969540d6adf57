package jp.nagaokapay.api.app.https;

import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import jp.nagaokapay.web.RealTime;
import jp.nagaokapay.web.network.TrialHttps;
import jp.nagaokapay.web.start.Demo;
import jp.nagaokapay.web.start.StartRefused;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Opens the port, on every address of this machine unless a setting says which. */
@Component
class TrialPort implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final Environment environment;
    private final Clock clock;

    TrialPort(Environment environment, @RealTime Clock clock) {
        this.environment = environment;
        this.clock = clock;
        if (TrialHttps.isOn(environment) && !Demo.isOn(environment)) {
            throw new StartRefused(
                    "A certificate that this program makes itself is for trying out the demo only",
                    "Leave out --https; a city's TLS is ended by its proxy, see docs/operations.md.");
        }
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (!TrialHttps.isOn(environment)) {
            return;
        }
        Path folder = Path.of(environment.getProperty("nagaokapay.database.directory", "var"));
        KeyStore keys =
                TrialCertificate.in(
                        folder.resolve("https.p12"), TrialHttps.hosts(), clock.instant());
        Connector connector =
                connector(environment.getRequiredProperty(TrialHttps.PORT, Integer.class), keys);
        connector.setProperty("address", environment.getProperty(TrialHttps.ADDRESS, "0.0.0.0"));
        factory.addAdditionalConnectors(connector);
    }

    private static Connector connector(int port, KeyStore keys) {
        SSLHostConfig host = new SSLHostConfig();
        SSLHostConfigCertificate certificate =
                new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.EC);
        certificate.setCertificateKeystore(keys);
        certificate.setCertificateKeyAlias(TrialCertificate.ALIAS);
        certificate.setCertificateKeystorePassword(new String(TrialCertificate.PASSWORD));
        host.addCertificate(certificate);
        Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
        connector.setPort(port);
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setProperty("SSLEnabled", "true");
        connector.addSslHostConfig(host);
        return connector;
    }
}

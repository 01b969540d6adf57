package jp.nagaokapay.api.app.https;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificate of a demo's second port. */
class TrialCertificateTest {
    private static final List<String> HOSTS = List.of("192.168.1.20", "localhost", "127.0.0.1");
    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");

    @TempDir private Path folder;

    @Test
    void it_names_every_address_and_only_its_owner_reads_the_key() throws Exception {
        X509Certificate certificate = certificate(HOSTS, NOW);

        certificate.verify(certificate.getPublicKey());
        certificate.checkValidity(Date.from(NOW));
        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> name.get(1).toString())
                .containsExactlyElementsOf(HOSTS);
        assertThat(
                        Duration.between(
                                certificate.getNotBefore().toInstant(),
                                certificate.getNotAfter().toInstant()))
                .isLessThanOrEqualTo(Duration.ofDays(397));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void it_is_kept_until_it_ends_soon_or_the_machine_has_another_address() throws Exception {
        X509Certificate first = certificate(HOSTS, NOW);

        assertThat(certificate(HOSTS, NOW.plus(Duration.ofDays(300)))).isEqualTo(first);
        assertThat(certificate(HOSTS, NOW.plus(Duration.ofDays(380)))).isNotEqualTo(first);
        X509Certificate again = certificate(HOSTS, NOW);
        assertThat(certificate(List.of("10.0.0.7", "localhost"), NOW)).isNotEqualTo(again);
    }

    private X509Certificate certificate(List<String> hosts, Instant now) throws Exception {
        KeyStore keys = TrialCertificate.in(file(), hosts, now);
        return (X509Certificate) keys.getCertificate(TrialCertificate.ALIAS);
    }

    private Path file() {
        return folder.resolve("https.p12");
    }
}

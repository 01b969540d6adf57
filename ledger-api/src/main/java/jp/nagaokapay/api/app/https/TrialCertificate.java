package jp.nagaokapay.api.app.https;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate for this machine's addresses that nobody vouches for, kept so that a phone which
 * has accepted it once need not do so at each start.
 */
final class TrialCertificate {
    static final String ALIAS = "trial";

    /** No secret: whoever can read the file has the key. */
    static final char[] PASSWORD = "trial".toCharArray();

    /** Browsers refuse certificates that are good for longer. */
    private static final Duration LIFE = Duration.ofDays(397);

    private static final Duration RENEWED_BEFORE_END = Duration.ofDays(30);
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofHours(1);

    private TrialCertificate() {}

    /**
     * The one that is kept, while it is good and for all the hosts; else a new one.
     *
     * @param file where it is kept, readable for its owner alone
     * @param hosts names and IPv4 addresses
     */
    static KeyStore in(Path file, List<String> hosts, Instant now) {
        try {
            if (Files.exists(file)) {
                KeyStore kept = read(file);
                if (serves(kept, hosts, now)) {
                    return kept;
                }
            }
            KeyStore made = make(hosts, now);
            write(made, file);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("No certificate could be made", e);
        }
    }

    private static boolean serves(KeyStore kept, Collection<String> hosts, Instant now)
            throws GeneralSecurityException {
        return kept.getCertificate(ALIAS) instanceof X509Certificate certificate
                && now.plus(RENEWED_BEFORE_END).isBefore(certificate.getNotAfter().toInstant())
                && names(certificate).containsAll(hosts);
    }

    private static Set<String> names(X509Certificate certificate) throws GeneralSecurityException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        return names == null
                ? Set.of()
                : names.stream().map(name -> name.get(1).toString()).collect(Collectors.toSet());
    }

    private static KeyStore make(List<String> hosts, Instant now)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = keys.generateKeyPair();
        X500Name name = new X500Name("CN=Nagaoka Pay demo");
        GeneralName[] names =
                hosts.stream()
                        .map(host ->
                                new GeneralName(
                                        host.matches("[0-9.]+")
                                                ? GeneralName.iPAddress
                                                : GeneralName.dNSName,
                                        host))
                        .toArray(GeneralName[]::new);
        X509Certificate certificate =
                new JcaX509CertificateConverter()
                        .getCertificate(
                                new JcaX509v3CertificateBuilder(
                                                name,
                                                new BigInteger(120, new SecureRandom()),
                                                Date.from(now.minus(CLOCKS_DIFFER_BY)),
                                                Date.from(now.plus(LIFE).minus(CLOCKS_DIFFER_BY)),
                                                name,
                                                pair.getPublic())
                                        .addExtension(
                                                Extension.subjectAlternativeName,
                                                false,
                                                new GeneralNames(names))
                                        .build(
                                                new JcaContentSignerBuilder("SHA256withECDSA")
                                                        .build(pair.getPrivate())));
        KeyStore store = empty();
        store.setKeyEntry(ALIAS, pair.getPrivate(), PASSWORD, new Certificate[] {certificate});
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        return store;
    }

    private static KeyStore read(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private static void write(KeyStore store, Path file)
            throws GeneralSecurityException, IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path half = Files.createTempFile(file.toAbsolutePath().getParent(), "https", ".p12");
        if (half.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rw-------"));
        }
        try (OutputStream out = Files.newOutputStream(half)) {
            store.store(out, PASSWORD);
        }
        Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
    }
}

package jp.nagaokapay.api.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the ledger's own keys are for. */
public enum KeyPurpose {
    /** Signs tokens; a JSON Web Key. No token lives longer than the overlap. */
    SIGNING("signing", Duration.ofHours(25)),
    /** Seals what a code for one payment says; 32 bytes. No such code lives longer. */
    OFFER_SEAL("offer-seal", Duration.ofHours(25)),
    /** Seals the ids of sessions in cookies; 32 bytes. */
    SESSION("session", Duration.ofHours(25)),
    /** Authenticates each append to the log; 32 bytes. The log stays for ever, and so do they. */
    LOG_MAC("log-mac", null);

    private static final int RSA_BITS = 2048;
    private static final int BYTES = 32;

    private final String name;
    private final @Nullable Duration overlap;

    KeyPurpose(String name, @Nullable Duration overlap) {
        this.name = name;
        this.overlap = overlap;
    }

    /** By the name under which it is stored. */
    public static Optional<KeyPurpose> of(String name) {
        return Arrays.stream(values()).filter(one -> one.name.equals(name)).findFirst();
    }

    /** How long a key still verifies what it made after the next one took over; empty: for ever. */
    public Optional<Duration> overlap() {
        return Optional.ofNullable(overlap);
    }

    byte[] next() {
        return switch (this) {
            case SIGNING -> rsa();
            case OFFER_SEAL, SESSION, LOG_MAC -> random();
        };
    }

    /** As it is stored and shown. */
    @Override
    public String toString() {
        return name;
    }

    private static byte[] random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static byte[] rsa() {
        try {
            return new RSAKeyGenerator(RSA_BITS)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate()
                    .toJSONString()
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK makes RSA keys", e);
        }
    }
}

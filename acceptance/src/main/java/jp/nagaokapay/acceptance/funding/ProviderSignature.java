package jp.nagaokapay.acceptance.funding;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The signatures of docs/funding-provider.md, from its text alone. */
final class ProviderSignature {
    static final String HEADER = "Nagaokapay-Signature";
    static final String REQUEST_ID = "Nagaokapay-Request-Id";
    private static final long WINDOW_SECONDS = 120;
    private static final Pattern TIME = Pattern.compile("t=([0-9]{1,12}),");
    private static final Pattern CODE = Pattern.compile(",v1=([0-9a-f]{64})");

    private final byte[] secret;

    ProviderSignature(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** The header for a request ({@code what} is its method) or an answer (its status). */
    String sign(String what, String path, String requestId, byte[] body) {
        long now = Instant.now().getEpochSecond();
        return "t=" + now + ",v1=" + code(what, path, now, requestId, body);
    }

    boolean isGenuine(
            @Nullable String header, String what, String path, String requestId, byte[] body) {
        String given = header == null ? "" : header;
        Matcher time = TIME.matcher(given);
        if (!time.lookingAt()) {
            return false;
        }
        long seconds = Long.parseLong(time.group(1));
        byte[] expected = bytes(code(what, path, seconds, requestId, body));
        boolean genuine =
                CODE.matcher(given)
                        .results()
                        .anyMatch(code -> MessageDigest.isEqual(expected, bytes(code.group(1))));
        return genuine && Math.abs(Instant.now().getEpochSecond() - seconds) <= WINDOW_SECONDS;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private String code(String what, String path, long time, String requestId, byte[] body) {
        try {
            String digest =
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
            String text = what + '\n' + path + '\n' + time + '\n' + requestId + '\n' + digest;
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

package jp.nagaokapay.api.funding;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves who says something, to which request it belongs, and when: HMAC-SHA256 over a few lines,
 * once for each secret, as shops' webhooks are signed.
 */
final class MessageSignature {
    static final String HEADER = "Nagaokapay-Signature";
    static final String REQUEST_ID = "Nagaokapay-Request-Id";

    /** How far a message's time may be from the reader's clock. */
    static final Duration WINDOW = Duration.ofMinutes(2);

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern FORM =
            Pattern.compile("t=([0-9]{1,12})((?:,v1=[0-9a-f]{64}){1,4})");
    private static final int V1 = ",v1=".length();

    private MessageSignature() {}

    /** How a signature is judged. */
    enum Verdict {
        GENUINE,
        /** None, or not with this secret, or of something else. */
        FORGED,
        /** Genuine, but its time is too far from the clock here. */
        WRONG_TIME
    }

    /**
     * What is signed.
     *
     * @param what a request's method, or an answer's status
     * @param path of the request, as it stands in its first line
     * @param requestId of the request, also in its answer
     * @param digest SHA-256 of the body, in hexadecimal
     */
    record Message(String what, String path, String requestId, String digest) {
        static Message of(String what, String path, String requestId, byte[] body) {
            return new Message(what, path, requestId, hex(sha256(body)));
        }

        private String lines(long seconds) {
            return String.join("\n", what, path, Long.toString(seconds), requestId, digest);
        }
    }

    /** A header's value: the time and a code for each secret. */
    static String of(List<Secret> secrets, Message message, Instant at) {
        StringBuilder header = new StringBuilder("t=").append(at.getEpochSecond());
        secrets.forEach(secret ->
                header.append(",v1=")
                        .append(hex(hmac(secret, message.lines(at.getEpochSecond())))));
        return header.toString();
    }

    /** Whether one code of the header is one of these secrets'. */
    static Verdict judge(String header, List<Secret> secrets, Message message, Instant now) {
        Matcher form = FORM.matcher(header);
        if (!form.matches()) {
            return Verdict.FORGED;
        }
        long seconds = Long.parseLong(form.group(1));
        String lines = message.lines(seconds);
        List<byte[]> codes =
                Stream.of(form.group(2).substring(V1).split(",v1="))
                        .map(HexFormat.of()::parseHex)
                        .toList();
        boolean genuine =
                secrets.stream()
                        .map(secret -> hmac(secret, lines))
                        .anyMatch(mine ->
                                codes.stream().anyMatch(code -> MessageDigest.isEqual(mine, code)));
        if (!genuine) {
            return Verdict.FORGED;
        }
        Duration apart = Duration.between(Instant.ofEpochSecond(seconds), now).abs();
        return apart.compareTo(WINDOW) <= 0 ? Verdict.GENUINE : Verdict.WRONG_TIME;
    }

    private static byte[] hmac(Secret secret, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.text.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** What both sides know; in no line of any log. */
    record Secret(String text) {
        @Override
        public String toString() {
            return "…";
        }
    }
}

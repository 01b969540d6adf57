package jp.nagaokapay.api.identity;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** An authenticator app into which the secret of a page was typed. */
public record TestApp(byte[] secret) {
    private static final Pattern TYPED = Pattern.compile("<code>([A-Z2-7 ]+)</code>");
    private static final TimeBasedOneTimePasswordGenerator CODES =
            new TimeBasedOneTimePasswordGenerator();

    public static TestApp of(String page) {
        Matcher typed = TYPED.matcher(page);
        if (!typed.find()) {
            throw new AssertionError("no secret in " + page);
        }
        return new TestApp(new Base32().decode(typed.group(1).replace(" ", "")));
    }

    public String code() {
        return codeIn(0);
    }

    /** The code that the app shows so many steps of 30 seconds from now. */
    public String codeIn(int steps) {
        try {
            return CODES.generateOneTimePasswordString(
                    new SecretKeySpec(secret, CODES.getAlgorithm()),
                    Instant.now().plus(CODES.getTimeStep().multipliedBy(steps)));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    public String wrongCode() {
        return code().equals("000000") ? "000001" : "000000";
    }
}

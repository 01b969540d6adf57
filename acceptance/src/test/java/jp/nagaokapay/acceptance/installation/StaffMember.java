package jp.nagaokapay.acceptance.installation;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import jp.nagaokapay.acceptance.client.ApiResponse;
import org.apache.commons.codec.binary.Base32;

/** Somebody of the city's staff, who was given a link. */
final class StaffMember {
    private static final String PASSWORD = "snow-lantern-over-seven-bridges";
    private static final Pattern SECRET = Pattern.compile("<code>([A-Z2-7 ]+)</code>");
    private static final Pattern SEALED = Pattern.compile("name=\"sealed\" value=\"([^\"]+)\"");
    private static final Pattern NEXT = Pattern.compile("<a href=\"([^\"]*)\">保管");

    private final Browser browser;
    private final String token;

    private StaffMember(Browser browser, String token) {
        this.browser = browser;
        this.token = token;
    }

    /** Follows the link: chooses a password, adds an authenticator app, is signed in. */
    static StaffMember begin(URI address, Path certificate, String username, String link)
            throws IOException {
        Browser browser = new Browser(address, certificate);
        choosePassword(browser, link);
        ApiResponse login = browser.beginAuthorization("console", "");
        browser.follow(
                browser.fill(login, "/login", Map.of("username", username, "password", PASSWORD)));
        ApiResponse page = browser.get("/login/second-factor/set-up").require(200, "the page");
        ApiResponse added =
                browser.fill(
                                page,
                                "/login/second-factor/set-up/app",
                                Map.of(
                                        "sealed", Browser.find(SEALED, page.body()),
                                        "code", code(Browser.find(SECRET, page.body()))))
                        .require(200, "an authenticator app");
        String next = Browser.find(NEXT, added.body()).replace("&amp;", "&");
        return new StaffMember(
                browser, browser.token("console", browser.follow(browser.get(next))));
    }

    private static void choosePassword(Browser browser, String link) throws IOException {
        ApiResponse page = browser.get(link.substring(0, link.indexOf('#')));
        ApiResponse chosen =
                browser.fill(
                        page,
                        "/login/invitation",
                        Map.of(
                                "token", link.substring(link.indexOf('#') + 1),
                                "chosen", PASSWORD,
                                "repeated", PASSWORD));
        chosen.require(302, "a password");
    }

    private static String code(String typed) {
        TimeBasedOneTimePasswordGenerator app = new TimeBasedOneTimePasswordGenerator();
        byte[] secret = new Base32().decode(typed.replace(" ", ""));
        try {
            return app.generateOneTimePasswordString(
                    new SecretKeySpec(secret, app.getAlgorithm()), Instant.now());
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    ApiResponse post(String path, String body) throws IOException {
        return browser.call("POST", path, token, body);
    }
}

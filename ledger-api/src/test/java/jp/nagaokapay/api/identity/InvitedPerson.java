package jp.nagaokapay.api.identity;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with a link to choose a password, and an authenticator app from then on. */
public record InvitedPerson(String base, String username, String link) {
    public static final String PASSWORD = "river-mist-over-cedars";
    private static final String PAGE = "/login/invitation";
    private static final String SET_UP = "/login/second-factor/set-up";

    /** What stands behind the address. */
    public String code() {
        return link.substring(link.indexOf('#') + 1);
    }

    /** Chooses a password at the page; what the page answers. */
    public HttpResponse<String> choose(String password) {
        Browser browser = new Browser(port());
        return browser.fill(
                browser.get(PAGE).body(),
                PAGE,
                Map.of("token", code(), "chosen", password, "repeated", password));
    }

    /** Signs in for the first time after that; the access token for the console. */
    public String signInFirst() {
        Browser browser = new Browser(port());
        String login = browser.beginAuthorization("console", Browser.CONSOLE_CALLBACK);
        browser.fillAndGo(login, "/login", Map.of("username", username, "password", PASSWORD));
        String page = browser.get(SET_UP).body();
        String added =
                browser.fill(page, SET_UP + "/app", Map.of("code", TestApp.of(page).code())).body();
        String next = added.replaceAll("(?s).*<a href=\"([^\"]*)\">保管.*", "$1");
        String code =
                browser.callBack(next.replace("&amp;", "&"), Browser.CONSOLE_CALLBACK).get("code");
        return JsonMapper.builder()
                .build()
                .readTree(browser.exchange("console", Browser.CONSOLE_CALLBACK, code).body())
                .path("access_token")
                .asString();
    }

    private int port() {
        return URI.create(base).getPort();
    }
}

package jp.nagaokapay.api.app;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jp.nagaokapay.api.web.HtmlPage;
import jp.nagaokapay.web.start.Demo;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Who signs in where: what people see who follow the address that the {@link StartBanner} prints.
 * It links to what answers: live, the API's description is not at this port.
 */
@Hidden
@RestController
class StartPage {
    private final boolean hasApps;
    private final boolean isDemo;

    /**
     * @param app the wallet's page; a build may leave the apps out
     */
    StartPage(
            @Value("classpath:/static/app/wallet/index.html") Resource app,
            Environment environment) {
        hasApps = app.exists();
        isDemo = Demo.isOn(environment);
    }

    /** Whatever a client would like to have: there is only this. */
    @GetMapping("/")
    ResponseEntity<String> getStartPage(HttpServletRequest request) {
        return HtmlPage.of(
                "長岡市のデジタル地域通貨<span lang=\"en\">The city’s digital currency</span>",
                (hasApps ? APPS : "") + STAFF + (isDemo ? DEMO : "") + LINKS + (isDemo ? API : ""),
                request);
    }

    private static final String APPS =
            """
            <p>チャージして、市内のお店で QRコードで支払えます。<span lang="en">Charge your wallet and pay at the city’s shops by QR code.</span></p>
            <a class="button" href="/app/wallet">アプリを使う<span lang="en">Open the wallet</span></a>
            <a class="button other" href="/app/wallet/sign-up">はじめての方（新規登録）<span lang="en">New here? Sign up</span></a>
            <h2>お店の方<span lang="en">Shops</span></h2>
            <p>タブレットやスマートフォンをレジとして使えます。<span lang="en">Use a tablet or phone as your till.</span></p>
            <a class="button other" href="/app/terminal">レジを使う<span lang="en">Open the till</span></a>
            """;

    private static final String STAFF =
            """
            <h2>職員・加盟店の管理者の方<span lang="en">Staff and shop owners</span></h2>
            <p>パスキーや2段階認証の設定はこちらです。<span lang="en">Passkeys and second factors are set here.</span></p>
            <a class="button other" href="/login">ログイン<span lang="en">Sign in</span></a>
            """;

    private static final String DEMO =
            """
            <h2>体験用のデモ<span lang="en">The demo</span></h2>
            <p class="demo">これは体験用のデモです。お金は動きません。電話番号 +819000000001 から +819000000010、パスワード demo-password でログインできます。<span lang="en">This is a demo; no money moves. Sign in as +819000000001 to +819000000010, password demo-password.</span></p>
            """;

    private static final String LINKS =
            """
            <ul class="ways">
            <li><a href="/app/terms">規約・お問い合わせ<span lang="en">Terms and contact</span></a></li>
            <li><a href="/readyz">稼働状況<span lang="en">Health</span></a></li>
            </ul>
            """;

    private static final String API =
            """
            <ul class="ways">
            <li><a href="/swagger-ui.html">API の説明（開発者向け）<span lang="en">The API, for developers</span></a></li>
            </ul>
            """;
}

package jp.nagaokapay.api.app.demo;

import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.ChargeId;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where a holder pays, or turns back, at the demo's provider of funds. Pressed twice, the first
 * counts.
 */
@OnlyInDemo
@Hidden
@RestController
class SandboxPage {
    private static final String PATH = "/demo/provider/";

    private static final String CONTENT_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self';"
                    + " frame-ancestors 'none'; base-uri 'none'";

    private final SandboxFunding funding;

    SandboxPage(SandboxFunding funding) {
        this.funding = funding;
    }

    /** Of the address by which the browser reached the demo, whichever that is. */
    static URI of(ChargeId chargeId) {
        return URI.create(PATH + chargeId.value());
    }

    @GetMapping(PATH + "{chargeId}")
    ResponseEntity<String> getSandboxPage(@PathVariable ChargeId chargeId) {
        return funding.waiting(chargeId)
                .map(amount -> page(HttpStatus.OK, form(chargeId, amount)))
                .orElseGet(() -> page(HttpStatus.NOT_FOUND, OVER));
    }

    @PostMapping(PATH + "{chargeId}")
    ResponseEntity<Void> payAtSandbox(@PathVariable ChargeId chargeId, @RequestParam boolean pays) {
        funding.answer(chargeId, pays);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/app/wallet/charged?chargeId=" + chargeId.value()))
                .build();
    }

    private static String form(ChargeId chargeId, Yen amount) {
        return """
        <form method="post" action="%s">
        <p class="amount">%s円</p>
        <p>ながおかペイへのチャージ<span lang="en">Charging Nagaoka Pay</span></p>
        <button name="pays" value="true">支払う <span lang="en">Pay</span></button>
        <button name="pays" value="false" class="other">やめる <span lang="en">Cancel</span></button>
        </form>
        """
                .formatted(of(chargeId), String.format(Locale.ROOT, "%,d", amount.amount()));
    }

    private static ResponseEntity<String> page(HttpStatus status, String body) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", CONTENT_POLICY)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(PAGE.replace("${body}", body));
    }

    private static final String OVER =
            """
            <p>この手続きは終わっています。<span lang="en">This is over.</span></p>
            <p><a href="/app/wallet">アプリに戻る<span lang="en">Back to the app</span></a></p>
            """;

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="ja">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>デモカード決済</title>
            <style>
            :root { color-scheme: light dark }
            body { margin: 0 auto; padding: 2rem 1rem; max-width: 28rem; line-height: 1.6;
              font-family: system-ui, "Hiragino Sans", "Noto Sans JP", "Yu Gothic UI", sans-serif }
            h1 { font-size: 1.25rem }
            [lang=en] { display: block; font-size: .875rem }
            .amount { font-size: 2.25rem; font-weight: bold; margin: 1rem 0 0 }
            .demo { padding: .75rem 1rem; border-left: 4px solid #c74700 }
            button { display: block; width: 100%; min-height: 3rem; margin-top: 1rem; padding: .5rem;
              font: inherit; font-weight: bold; border: 2px solid #0b2a78; border-radius: 8px;
              background: #0b2a78; color: #fff; cursor: pointer }
            .other { background: #fff; color: #0b2a78 }
            button:focus-visible { outline: 3px solid; outline-offset: 2px }
            </style>
            </head>
            <body>
            <main>
            <h1>デモカード決済 <span lang="en">Demo card payment</span></h1>
            <p class="demo">これは体験用の画面です。お金は動きません。
            <span lang="en">This is a page to try things out. No money moves.</span></p>
            ${body}
            </main>
            </body>
            </html>
            """;
}

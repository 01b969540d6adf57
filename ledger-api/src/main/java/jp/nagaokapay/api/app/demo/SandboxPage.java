package jp.nagaokapay.api.app.demo;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import jp.nagaokapay.api.web.HtmlPage;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.ChargeId;
import org.springframework.http.HttpStatus;
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

    private static final String TITLE = "デモカード決済<span lang=\"en\">Demo card payment</span>";

    private final SandboxFunding funding;

    SandboxPage(SandboxFunding funding) {
        this.funding = funding;
    }

    /** Of the address by which the browser reached the demo, whichever that is. */
    static URI of(ChargeId chargeId) {
        return URI.create(PATH + chargeId.value());
    }

    @GetMapping(PATH + "{chargeId}")
    ResponseEntity<String> getSandboxPage(
            @PathVariable ChargeId chargeId, HttpServletRequest request) {
        return funding.waiting(chargeId)
                .map(amount -> HtmlPage.of(TITLE, form(chargeId, amount), request))
                .orElseGet(() -> HtmlPage.of(HttpStatus.NOT_FOUND, TITLE, OVER, request));
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
        <p class="demo">これは体験用の画面です。お金は動きません。<span lang="en">This is a page to try things out. No money moves.</span></p>
        <p class="amount">%s円</p>
        <p>ながおかペイへのチャージ<span lang="en">Charging Nagaoka Pay</span></p>
        <button name="pays" value="true">支払う <span lang="en">Pay</span></button>
        <button name="pays" value="false" class="other">やめる <span lang="en">Cancel</span></button>
        </form>
        """
                .formatted(of(chargeId), String.format(Locale.ROOT, "%,d", amount.amount()));
    }

    private static final String OVER =
            """
            <p>この手続きは終わっています。<span lang="en">This is over.</span></p>
            <p><a href="/app/wallet">アプリに戻る<span lang="en">Back to the app</span></a></p>
            """;
}

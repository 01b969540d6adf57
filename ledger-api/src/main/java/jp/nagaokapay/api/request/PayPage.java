package jp.nagaokapay.api.request;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import jp.nagaokapay.ledger.request.Bill;
import jp.nagaokapay.ledger.request.BillCode;
import jp.nagaokapay.ledger.request.BillStatus;
import jp.nagaokapay.ledger.request.BillView;
import jp.nagaokapay.ledger.request.Bills;
import jp.nagaokapay.ledger.shared.message.Refused;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** Where a bill's link leads: who asks for what until when, and that the app pays it. */
@Hidden
@RestController
class PayPage {
    static final String PATH = "/app/pay/";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu年M月d日（E）", Locale.JAPAN);

    private final Bills bills;
    private final BillLinks links;

    PayPage(Bills bills, BillLinks links) {
        this.bills = bills;
        this.links = links;
    }

    @GetMapping(PATH + "{codeId}")
    ResponseEntity<String> getPayPage(@PathVariable String codeId) {
        return find(codeId)
                .map(view -> page(HttpStatus.OK, about(view)))
                .orElseGet(() -> page(HttpStatus.NOT_FOUND, UNKNOWN));
    }

    private Optional<BillView> find(String codeId) {
        try {
            return BillCode.isWellFormed(codeId)
                    ? Optional.of(bills.get(new BillCode(codeId)))
                    : Optional.empty();
        } catch (Refused unknown) {
            return Optional.empty();
        }
    }

    private String about(BillView view) {
        Bill bill = view.bill();
        return """
        <dl>
        <dt>請求元</dt><dd>%s</dd>
        <dt>件名</dt><dd>%s</dd>
        <dt>金額</dt><dd>%s円</dd>
        <dt>支払期限</dt><dd>%sまで</dd>
        </dl>
        <p>%s</p>
        """
                .formatted(
                        escaped(links.payee(bill)),
                        escaped(bill.title()),
                        String.format(Locale.ROOT, "%,d", bill.amount().amount()),
                        DATE.format(bill.dueOn()),
                        what(view.status()));
    }

    private static String what(BillStatus status) {
        return switch (status) {
            case OPEN ->
                    "ながおかペイのアプリで、この請求のQRコードを読み取って支払ってください。<span lang=\"en\">Open the app to pay.</span>";
            case PAID -> "この請求は支払い済みです。<span lang=\"en\">It is paid.</span>";
            case OVERDUE ->
                    "支払期限を過ぎました。請求元にお問い合わせください。<span lang=\"en\">It is overdue; please ask the payee.</span>";
            case WITHDRAWN -> "この請求は取り消されました。<span lang=\"en\">It was withdrawn.</span>";
        };
    }

    private static ResponseEntity<String> page(HttpStatus status, String body) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(PAGE.replace("${body}", body));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }

    private static final String UNKNOWN =
            """
            <p>この請求は見つかりません。<span lang="en">There is no such request.</span></p>
            """;

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="ja">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <meta name="robots" content="noindex">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'">
            <title>お支払いのご案内｜ながおかペイ</title>
            <style>
            :root { color-scheme: light dark }
            body { margin: 0 auto; padding: 2rem 1rem; max-width: 32rem; line-height: 1.8;
              font-family: system-ui, "Hiragino Sans", "Noto Sans JP", "Yu Gothic UI", sans-serif }
            dt, [lang=en] { font-size: .9rem; opacity: .8 }
            dd { margin: 0 0 .75rem; font-weight: bold; overflow-wrap: anywhere }
            [lang=en] { display: block }
            </style>
            </head>
            <body>
            <main>
            <h1>お支払いのご案内</h1>
            ${body}
            </main>
            </body>
            </html>
            """;
}

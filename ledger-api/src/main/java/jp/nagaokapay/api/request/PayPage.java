package jp.nagaokapay.api.request;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import jp.nagaokapay.api.web.HtmlPage;
import jp.nagaokapay.ledger.request.Bill;
import jp.nagaokapay.ledger.request.BillCode;
import jp.nagaokapay.ledger.request.BillView;
import jp.nagaokapay.ledger.request.Bills;
import jp.nagaokapay.ledger.shared.message.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Where a bill's link leads: who asks for what until when, and that the app pays it. */
@Hidden
@RestController
class PayPage {
    static final String PATH = "/app/pay/";
    private static final String TITLE = "お支払いのご案内<span lang=\"en\">A payment request</span>";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu年M月d日（E）", Locale.JAPAN);

    private final Bills bills;
    private final BillLinks links;

    PayPage(Bills bills, BillLinks links) {
        this.bills = bills;
        this.links = links;
    }

    @GetMapping(PATH + "{codeId}")
    ResponseEntity<String> getPayPage(@PathVariable String codeId, HttpServletRequest request) {
        return find(codeId)
                .map(view -> HtmlPage.of(TITLE, about(view), request))
                .orElseGet(() -> HtmlPage.of(HttpStatus.NOT_FOUND, TITLE, UNKNOWN, request));
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
        <dt>請求元<span lang="en">From</span></dt><dd>%s</dd>
        <dt>件名<span lang="en">For</span></dt><dd>%s</dd>
        <dt>金額<span lang="en">Amount</span></dt><dd>%s円</dd>
        <dt>支払期限<span lang="en">Due</span></dt><dd>%sまで</dd>
        </dl>
        %s
        """
                .formatted(
                        HtmlPage.escaped(links.payee(bill)),
                        HtmlPage.escaped(bill.title()),
                        String.format(Locale.ROOT, "%,d", bill.amount().amount()),
                        DATE.format(bill.dueOn()),
                        what(view));
    }

    private static String what(BillView view) {
        return switch (view.status()) {
            case OPEN ->
                    "<a class=\"button\" href=\"/app/wallet/bills/%s\">アプリで支払う<span lang=\"en\">Pay with the app</span></a>"
                            .formatted(view.bill().code().value());
            case PAID -> "<p>この請求は支払い済みです。<span lang=\"en\">It is paid.</span></p>";
            case OVERDUE ->
                    "<p>支払期限を過ぎました。請求元にお問い合わせください。<span lang=\"en\">It is overdue; please ask the payee.</span></p>";
            case WITHDRAWN -> "<p>この請求は取り消されました。<span lang=\"en\">It was withdrawn.</span></p>";
        };
    }

    private static final String UNKNOWN =
            """
            <p>この請求は見つかりません。<span lang="en">There is no such request.</span></p>
            """;
}

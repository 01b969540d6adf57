package jp.nagaokapay.acceptance.funding;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The page at which a person pays, or chooses what goes wrong. */
final class PaymentPage {
    private static final String FRAME =
            """
            <!doctype html>
            <html lang="ja"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>お支払い</title>
            <style>
            body { font: 16px/1.6 system-ui, sans-serif; margin: 0; background: #f3f4f6; color: #1f2937 }
            main { max-width: 26rem; margin: 2rem auto; padding: 1.5rem; background: #fff; border-radius: 12px }
            h1 { font-size: 1.2rem; margin: 0 }
            .amount { font-size: 2rem; font-weight: 700; margin: .5rem 0 1rem }
            label { display: block; margin: .5rem 0 }
            input { width: 100%%; box-sizing: border-box; padding: .6rem; font: inherit }
            button { display: block; width: 100%%; margin: .5rem 0; padding: .7rem; font: inherit;
                     border: 1px solid #9ca3af; border-radius: 8px; background: #fff; text-align: left }
            button[value=PAY] { background: #1d4ed8; color: #fff; border: 0; text-align: center }
            small { display: block; opacity: .75 }
            </style></head><body><main>%s</main></body></html>
            """;

    private PaymentPage() {}

    static String of(FakeCharge charge) {
        String buttons =
                Arrays.stream(Manner.values())
                        .map(manner ->
                                """
                                <button name="manner" value="%s">%s<small>%s</small></button>
                                """
                                        .formatted(manner, manner.japanese(), manner.english()))
                        .collect(Collectors.joining());
        return FRAME.formatted(
                """
                <h1>テスト決済 <small>A provider for tests; no money is moved</small></h1>
                <p class="amount">%,d円</p>
                <form method="post">
                <label>カード番号 <small>Card number (any)</small>
                <input name="card" value="4242 4242 4242 4242" autocomplete="off" inputmode="numeric"></label>
                %s
                </form>
                """
                        .formatted(charge.amount(), buttons));
    }

    static String closed() {
        return FRAME.formatted("<h1>このお支払いは終わっています。<small>This payment has ended.</small></h1>");
    }
}

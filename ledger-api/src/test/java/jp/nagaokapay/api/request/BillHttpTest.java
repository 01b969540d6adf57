package jp.nagaokapay.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.nagaokapay.ledger.merchant.MerchantCommand.EnrolTerminal;
import jp.nagaokapay.ledger.merchant.TerminalId;
import org.junit.jupiter.api.Test;

/** One bill, from asking to paying. */
class BillHttpTest extends BillStage {
    @Test
    void whoever_scans_a_bill_sees_it_keeps_it_and_pays_it_once() {
        Answer bill = billed("2026-04-017", 6_000);
        ApiClient mother = parent(10_000);

        Answer seen = scan(mother, bill.text("payload"));
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.text("title")).isEqualTo("4月分 保育料");
        assertThat(seen.number("amount")).isEqualTo(6_000);
        assertThat(seen.text("dueOn")).isEqualTo(nextWeek().toString());
        assertThat(mother.get(KEPT).json().path("requests").path(0).path("status").asString())
                .isEqualTo("OPEN");

        Answer paid = payScanned(mother, bill.text("payload"), 6_000);
        assertThat(paid.status()).as(paid.raw().body()).isEqualTo(201);
        assertThat(paid.text("merchantId")).isEqualTo(nursery.value());
        assertThat(available(mother)).isEqualTo(4_000);

        var kept = mother.get(KEPT).json().path("requests").path(0);
        assertThat(kept.path("status").asString()).isEqualTo("PAID");
        assertThat(kept.path("paymentId").asString()).isEqualTo(paid.text("paymentId"));
        Answer ofBiller = biller.get(REQUESTS + "/2026-04-017");
        assertThat(ofBiller.text("status")).isEqualTo("PAID");
        assertThat(ofBiller.raw().body()).doesNotContain("wallet");

        Answer again = pay(mother, bill.text("codeId"));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.code()).isEqualTo("REQUEST_PAID");
        assertThat(again.json().path("payment").path("paymentId").asString())
                .isEqualTo(paid.text("paymentId"));
        Answer byAnother = pay(parent(10_000), bill.text("codeId"));
        assertThat(byAnother.code()).isEqualTo("REQUEST_PAID");
        assertThat(byAnother.json().has("payment")).isFalse();
    }

    @Test
    void two_bills_of_one_amount_to_one_body_are_no_mistake() {
        ApiClient father = parent(10_000);
        assertThat(pay(father, billed("child-1", 3_000).text("codeId")).status()).isEqualTo(201);
        assertThat(pay(father, billed("child-2", 3_000).text("codeId")).status()).isEqualTo(201);
    }

    @Test
    void of_many_payers_at_once_exactly_one_pays() throws Exception {
        String codeId = billed("race", 500).text("codeId");
        List<ApiClient> payers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            payers.add(parent(1_000));
        }
        List<Answer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Answer>> attempts =
                    payers.stream()
                            .<Callable<Answer>>map(payer -> () -> pay(payer, codeId))
                            .toList();
            for (Future<Answer> answer : threads.invokeAll(attempts)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allMatch(answer -> answer.code().equals("REQUEST_PAID"));
        assertThat(payers.stream().mapToLong(this::available).sum()).isEqualTo(6 * 1_000 - 500);
    }

    @Test
    void withdrawing_against_paying_has_one_outcome() throws Exception {
        for (int round = 0; round < 5; round++) {
            String id = "against-" + round;
            String codeId = billed(id, 500).text("codeId");
            ApiClient payer = parent(1_000);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<Answer> paid = threads.submit(() -> pay(payer, codeId));
                Future<Answer> withdrawn = threads.submit(() -> withdraw(id));
                boolean isPaid = paid.get().status() == 201;
                assertThat(paid.get().code()).isEqualTo(isPaid ? "" : "REQUEST_WITHDRAWN");
                assertThat(withdrawn.get().status()).isEqualTo(isPaid ? 422 : 200);
                assertThat(withdrawn.get().code()).isEqualTo(isPaid ? "REQUEST_PAID" : "");
                assertThat(biller.get(REQUESTS + '/' + id).text("status"))
                        .isEqualTo(isPaid ? "PAID" : "WITHDRAWN");
                assertThat(available(payer)).isEqualTo(isPaid ? 500 : 1_000);
            }
        }
    }

    @Test
    void a_bill_can_be_withdrawn_twice_and_replaced_and_then_is_not_paid() {
        Answer wrong = billed("wrong", 5_000);
        assertThat(withdraw("wrong").text("status")).isEqualTo("WITHDRAWN");
        assertThat(withdraw("wrong").text("status")).isEqualTo("WITHDRAWN");
        assertThat(scan(parent(1_000), wrong.text("payload")).code())
                .isEqualTo("REQUEST_WITHDRAWN");

        billed("late", 5_000);
        Answer instead = biller.post(REQUESTS, bill("instead", 4_000, ", \"replaces\": \"late\""));
        assertThat(instead.status()).isEqualTo(201);
        assertThat(biller.get(REQUESTS + "/late").text("status")).isEqualTo("WITHDRAWN");
        ApiClient payer = parent(4_000);
        assertThat(pay(payer, instead.text("codeId")).status()).isEqualTo(201);
        assertThat(biller.post(REQUESTS, bill("third", 1, ", \"replaces\": \"instead\"")).code())
                .isEqualTo("REQUEST_PAID");
        assertThat(biller.get(REQUESTS + "/third").code()).isEqualTo("REQUEST_UNKNOWN");
    }

    @Test
    void after_its_last_day_nobody_can_pay_it_and_who_paid_is_told_so() {
        ApiClient early = parent(1_000);
        String paid = billed("early", 500).text("codeId");
        assertThat(pay(early, paid).status()).isEqualTo(201);
        String open = billed("never", 500).text("codeId");
        letTheDueDatePass("early");
        letTheDueDatePass("never");

        assertThat(pay(early, open).code()).isEqualTo("REQUEST_OVERDUE");
        assertThat(pay(early, paid).code()).isEqualTo("REQUEST_PAID");
        assertThat(biller.get(REQUESTS + "/never").text("status")).isEqualTo("OVERDUE");
        assertThat(withdraw("never").text("status")).isEqualTo("WITHDRAWN");
        assertThat(pay(early, open).code()).isEqualTo("REQUEST_WITHDRAWN");
    }

    @Test
    void one_key_asks_once_and_one_id_asks_once() {
        String key = UUID.randomUUID().toString();
        Answer first = biller.post(REQUESTS, key, bill("once", 500));
        Answer again = biller.post(REQUESTS, key, bill("once", 500));
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.replayed()).isTrue();
        assertThat(again.raw().body()).isEqualTo(first.raw().body());
        assertThat(biller.post(REQUESTS, key, bill("twice", 500)).code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(biller.post(REQUESTS, bill("once", 500)).code()).isEqualTo("REQUEST_EXISTS");
    }

    @Test
    void another_biller_finds_nothing_and_cannot_withdraw_or_spoil_it() {
        Answer bill = billed("mine", 500);
        ApiClient other = billerOf(shop());
        assertThat(other.get(REQUESTS + "/mine").status()).isEqualTo(404);
        assertThat(other.send("DELETE", REQUESTS + "/mine", null, _ -> {}).status()).isEqualTo(404);
        assertThat(other.get(REQUESTS).json().path("requests")).isEmpty();
        assertThat(biller.get("/shop/v1/payments").status()).isEqualTo(403);

        // The code of another shop with this bill's reference, and one with another amount.
        assertThat(payScanned(parent(1_000), bill.text("payload"), 400).code())
                .isEqualTo("QR_AMOUNT_DIFFERS");
        assertThat(biller.get(REQUESTS + "/mine").text("status")).isEqualTo("OPEN");
    }

    @Test
    void a_biller_refunds_what_was_paid_too_much_and_the_bill_stays_paid() {
        String codeId = billed("too-much", 500).text("codeId");
        ApiClient payer = parent(1_000);
        String payment = pay(payer, codeId).text("merchantPaymentId");
        String refunds = "/shop/v1/payments/" + payment + "/refunds";
        String refund = "{\"merchantRefundId\": \"r-1\", \"amount\": 200}";
        String key = UUID.randomUUID().toString();

        assertThat(billerOf(shop()).post(refunds, refund).code()).isEqualTo("PAYMENT_NOT_FOUND");
        Answer made = biller.post(refunds, key, refund);
        assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
        assertThat(biller.post(refunds, key, refund).replayed()).isTrue();
        assertThat(biller.post(refunds, refund).code()).isEqualTo("REFUND_EXISTS");
        Answer rest = biller.post(refunds, "{\"merchantRefundId\": \"r-2\", \"amount\": 301}");
        assertThat(rest.code()).isEqualTo("REFUND_EXCEEDS_CAPTURED");
        assertThat(available(payer)).isEqualTo(700);
        Answer bill = biller.get(REQUESTS + "/too-much");
        assertThat(bill.text("status")).isEqualTo("PAID");
        assertThat(bill.number("refunded")).isEqualTo(200);
        assertThat(pay(payer, codeId).code()).isEqualTo("REQUEST_PAID");
    }

    @Test
    void no_terminal_takes_a_payment_under_the_id_of_a_bill() {
        String codeId = billed("taken", 500).text("codeId");
        TerminalId terminalId = TerminalId.next();
        ledger.send(new EnrolTerminal(nursery, terminalId, "窓口"));
        ApiClient terminal =
                signedIn(
                        "terminal",
                        claims ->
                                claims.claim("merchant", nursery.value())
                                        .claim("terminal", terminalId.value()));
        Answer code =
                terminal.post(
                        "/terminal/v1/qr-codes",
                        "{\"merchantPaymentId\": \"payment:request-%s\", \"amount\": 1}"
                                .formatted(codeId));
        assertThat(code.code()).isEqualTo("MERCHANT_PAYMENT_ID_RESERVED");
    }

    @Test
    void what_is_put_away_is_not_listed_and_can_still_be_paid() {
        String codeId = billed("away", 500).text("codeId");
        ApiClient payer = parent(1_000);
        assertThat(payer.put(KEPT + '/' + codeId, "{}").status()).isEqualTo(200);
        assertThat(payer.post(KEPT + '/' + codeId + "/refusal").status()).isEqualTo(204);
        assertThat(payer.get(KEPT).json().path("requests")).isEmpty();
        assertThat(pay(payer, codeId).status()).isEqualTo(201);
        assertThat(payer.post(KEPT + "/abc/payment").code()).isEqualTo("REQUEST_UNKNOWN");
    }

    @Test
    void a_bill_outside_the_bounds_is_refused_with_them() {
        Answer tooMuch = biller.post(REQUESTS, bill("much", 100_001));
        assertThat(tooMuch.code()).isEqualTo("PAYMENT_AMOUNT_OUT_OF_BOUNDS");
        Answer yesterday =
                biller.post(
                        REQUESTS,
                        bill("old", 500)
                                .replace(nextWeek().toString(), today().minusDays(1).toString()));
        assertThat(yesterday.status()).isEqualTo(422);
        assertThat(yesterday.code()).isEqualTo("REQUEST_DUE_DATE_OUT_OF_BOUNDS");
        assertThat(yesterday.text("earliest")).isEqualTo(today().toString());
    }

    @Test
    void the_link_leads_to_a_page_that_names_the_registered_payee() {
        Answer bill = biller.post(REQUESTS, bill("page", 500).replace("4月分", "<b>4月分</b>"));
        assertThat(bill.text("url")).startsWith("http").endsWith("/app/pay/" + bill.text("codeId"));
        Answer page = nobody().get("/app/pay/" + bill.text("codeId"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.raw().body())
                .contains("&lt;b&gt;4月分&lt;/b&gt; 保育料", "500円")
                .doesNotContain("<b>");
        assertThat(nobody().get("/app/pay/nothing").status()).isEqualTo(404);
    }
}

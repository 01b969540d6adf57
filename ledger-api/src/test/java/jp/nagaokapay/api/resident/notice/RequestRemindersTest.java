package jp.nagaokapay.api.resident.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who keeps a bill is told before it is due. */
class RequestRemindersTest extends HttpTest {
    private static final WalletId WALLET = new WalletId("wallet:demo-03");
    private static final String PHONE = "+819000000003";
    private static final Instant NOW = Instant.now();

    @Autowired private RequestReminders reminders;

    @Test
    void who_keeps_an_open_bill_is_reminded_once_and_who_put_it_away_is_not() {
        String kept = billDueIn(3, 1_111);
        String later = billDueIn(30, 2_222);
        String away = billDueIn(2, 3_333);
        ApiClient holder = resident(WALLET);
        for (String codeId : new String[] {kept, later, away}) {
            assertThat(holder.put("/api/v1/wallet/payment-requests/" + codeId, "{}").status())
                    .isEqualTo(200);
        }
        holder.post("/api/v1/wallet/payment-requests/" + away + "/refusal");

        reminders.send(NOW);
        reminders.send(NOW);

        String messages = nobody().get("/demo/messages?to=" + PHONE).raw().body();
        assertThat(messages).containsOnlyOnce("1,111円").doesNotContain("2,222円", "3,333円");

        reminders.send(NOW.plus(Duration.ofDays(27)));
        assertThat(nobody().get("/demo/messages?to=" + PHONE).raw().body())
                .containsOnlyOnce("2,222円");
    }

    private String billDueIn(int days, long amount) {
        String shop = shop().value();
        Answer made =
                signedIn("biller", claims -> claims.claim("merchant", shop))
                        .post(
                                "/shop/v1/payment-requests",
                                """
                                {"requestId": "due-%d", "title": "保育料", "amount": %d, "dueOn": "%s"}
                                """
                                        .formatted(
                                                days, amount, BusinessDate.of(NOW).plusDays(days)));
        assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
        return made.text("codeId");
    }
}

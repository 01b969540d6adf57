package jp.nagaokapay.api.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What one clerk may charge on a date: 3,000,000 yen, 300 charges. */
class CounterLimitTest extends HttpTest {
    private static final String CHARGES = "/counter/v1/charges";

    @Autowired private JdbcClient jdbc;
    @Autowired private CashDesk desk;

    private final String clerk = "staff:" + UUID.randomUUID();

    @Test
    void a_clerk_charges_up_to_the_limit_and_nothing_above_it_is_charged() {
        chargedToday(1, 2_990_000);
        ApiClient counter = person(clerk, "counter");
        WalletId wallet = wallet();
        String last = cash(wallet, 10_000);

        assertThat(counter.post(CHARGES, "last", last).status()).isEqualTo(201);
        Answer above = counter.post(CHARGES, cash(wallet, 1_000));

        assertThat(above.status()).isEqualTo(422);
        assertThat(above.code()).isEqualTo("COUNTER_LIMIT_EXCEEDED");
        assertThat(above.text("detail")).contains("3,000,000").contains("300");
        assertThat(available(wallet)).isEqualTo(10_000);
        assertThat(counter.post(CHARGES, "last", last).replayed()).isTrue();
        assertThat(programOf(clerk, "counter").post(CHARGES, cash(wallet, 1_000)).code())
                .isEqualTo("COUNTER_LIMIT_EXCEEDED");
        assertThat(with("counter").post(CHARGES, cash(wallet, 1_000)).status()).isEqualTo(201);
    }

    @Test
    void many_small_charges_reach_a_limit_too() {
        chargedToday(299, 1);
        ApiClient counter = person(clerk, "counter");
        WalletId wallet = wallet();

        assertThat(counter.post(CHARGES, cash(wallet, 1_000)).status()).isEqualTo(201);
        assertThat(counter.post(CHARGES, cash(wallet, 1_000)).code())
                .isEqualTo("COUNTER_LIMIT_EXCEEDED");
    }

    @Test
    void what_was_undone_can_be_charged_again() {
        chargedToday(1, 2_990_000);
        ApiClient counter = person(clerk, "counter");
        WalletId wallet = wallet();
        String wrong = counter.post(CHARGES, cash(wallet, 10_000)).text("chargeId");
        String next = cash(wallet, 10_000);
        assertThat(counter.post(CHARGES, "next", next).code()).isEqualTo("COUNTER_LIMIT_EXCEEDED");

        counter.post(CHARGES + "/" + wrong + "/reversal");

        assertThat(counter.post(CHARGES, "next", next).status()).isEqualTo(201);
        assertThat(counter.post(CHARGES, cash(wallet, 1_000)).code())
                .isEqualTo("COUNTER_LIMIT_EXCEEDED");
    }

    @Test
    void what_the_ledger_refuses_uses_nothing_up() {
        chargedToday(1, 2_990_000);
        ApiClient counter = person(clerk, "counter");
        WalletId wallet = wallet();
        String receipt = cash(wallet, 10_000);
        with("counter").post(CHARGES, receipt);

        assertThat(counter.post(CHARGES, cash(WalletId.next(), 10_000)).code())
                .isEqualTo("WALLET_NOT_FOUND");
        assertThat(counter.post(CHARGES, receipt).code()).isEqualTo("FUNDING_REFERENCE_USED");

        assertThat(counter.post(CHARGES, cash(wallet, 10_000)).status()).isEqualTo(201);
    }

    @Test
    void yesterdays_charges_are_over() {
        chargedToday(1, 3_000_000);
        jdbc.sql("UPDATE counter_charge SET business_date = business_date - 1 WHERE clerk = ?")
                .param(clerk)
                .update();

        assertThat(person(clerk, "counter").post(CHARGES, cash(wallet(), 1_000)).status())
                .isEqualTo(201);
    }

    @Test
    void what_a_crash_left_open_is_looked_up_in_the_ledger() {
        ApiClient counter = person(clerk, "counter");
        WalletId wallet = wallet();
        String charged = counter.post(CHARGES, cash(wallet, 10_000)).text("chargeId");
        chargedToday(1, 2_990_000);
        cutOff();

        desk.settle();

        assertThat(stateOf(charged)).isEqualTo("CHARGED");
        assertThat(
                        jdbc.sql(
                                        "SELECT count(*) FROM counter_charge WHERE clerk = ? AND state = ?")
                                .params(clerk, "FAILED")
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
        assertThat(counter.post(CHARGES, cash(wallet, 10_000)).status()).isEqualTo(201);
    }

    /** As the clerk's charges of this morning. */
    private void chargedToday(int charges, long yen) {
        jdbc.sql(
                        """
                        INSERT INTO counter_charge (charge_id, wallet_id, clerk, business_date,
                            amount, receipt_number, requested_at, request_key, request_hash, state,
                            changed_at)
                        SELECT 'charge:' || gen_random_uuid(), ?, ?, ?, ?, 'x', now(),
                            gen_random_uuid(), 'x', 'CHARGED', now()
                        FROM generate_series(1, ?)
                        """)
                .params(
                        WalletId.next().value(),
                        clerk,
                        BusinessDate.of(Instant.now()),
                        yen,
                        charges)
                .update();
    }

    /** As if the program had ended right after each of the clerk's charges was begun. */
    private void cutOff() {
        jdbc.sql(
                        """
                        UPDATE counter_charge
                           SET state = 'PENDING', changed_at = now() - interval '2 minutes'
                         WHERE clerk = ?
                        """)
                .param(clerk)
                .update();
    }

    private String stateOf(String chargeId) {
        return jdbc.sql("SELECT state FROM counter_charge WHERE charge_id = ?")
                .param(chargeId)
                .query(String.class)
                .single();
    }

    private long available(WalletId wallet) {
        return resident(wallet).get("/api/v1/wallet").number("available");
    }

    private static String cash(WalletId walletId, long yen) {
        return """
        {"walletId": "%s", "amount": %d, "receiptNumber": "%s"}
        """
                .formatted(walletId, yen, UUID.randomUUID());
    }
}

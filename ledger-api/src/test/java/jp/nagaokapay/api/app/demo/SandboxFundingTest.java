package jp.nagaokapay.api.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.funding.FundingPort;
import jp.nagaokapay.ledger.wallet.funding.FundingPort.Outcome;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SandboxFundingTest {
    private static final JdbcClient DATABASE = JdbcClient.create(TestDatabase.fresh());

    private final ChargeId charge = ChargeId.next();
    private final FundingPort sandbox = new SandboxFunding(DATABASE);

    @Test
    void it_collects_once_and_answers_twice_the_same_even_after_a_restart() {
        Outcome first = collect(sandbox, "r-1");
        assertThat(collect(sandbox, "r-1")).isEqualTo(first);
        assertThat(collect(new SandboxFunding(DATABASE), "r-1")).isEqualTo(first);
        assertThat(first).isInstanceOf(Outcome.Collected.class);
        assertThat(lookUp("r-1")).isEqualTo(first);
        assertThat(
                        DATABASE.sql("SELECT count(*) FROM sandbox_funding WHERE charge_id = ?")
                                .param(charge.value())
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void it_declines() {
        assertThat(collect(sandbox, "decline-1")).isInstanceOf(Outcome.Declined.class);
        assertThat(lookUp("decline-1")).isInstanceOf(Outcome.Declined.class);
    }

    @Test
    void it_loses_the_request() {
        assertThat(collect(sandbox, "timeout-1")).isInstanceOf(Outcome.Unclear.class);
        assertThat(lookUp("timeout-1")).isEqualTo(new Outcome.Declined("never arrived"));
        assertThat(collect(sandbox, "timeout-1")).isInstanceOf(Outcome.Collected.class);
        assertThat(lookUp("timeout-1")).isInstanceOf(Outcome.Collected.class);
    }

    @Test
    void it_loses_the_answer() {
        assertThat(collect(sandbox, "unclear-1")).isInstanceOf(Outcome.Unclear.class);
        assertThat(lookUp("unclear-1")).isInstanceOf(Outcome.Collected.class);
    }

    @Test
    void it_is_stuck() {
        assertThat(collect(sandbox, "stuck-1")).isInstanceOf(Outcome.Unclear.class);
        assertThat(collect(sandbox, "stuck-1")).isInstanceOf(Outcome.Unclear.class);
        assertThat(lookUp("stuck-1")).isInstanceOf(Outcome.Unclear.class);
    }

    @Test
    void a_card_is_the_same_whatever_is_bought_with_it() {
        assertThat(collect(sandbox, "a-1-card=abc"))
                .isEqualTo(new Outcome.Collected("sandbox:abc"));
        assertThat(lookUp("a-1-card=abc")).isEqualTo(new Outcome.Collected("sandbox:abc"));
    }

    @Test
    void it_gives_back_what_it_collected() {
        collect(sandbox, "r-2");
        assertThat(sandbox.giveBack(charge, Yen.of(1_000), Channel.BANK, "r-2"))
                .isInstanceOf(Outcome.Collected.class);
        assertThat(
                        DATABASE.sql("SELECT given_back FROM sandbox_funding WHERE charge_id = ?")
                                .param(charge.value())
                                .query(Boolean.class)
                                .single())
                .isTrue();
    }

    private Outcome collect(FundingPort port, String reference) {
        return port.collect(charge, Yen.of(1_000), Channel.BANK, reference);
    }

    private Outcome lookUp(String reference) {
        return sandbox.lookUp(charge, Yen.of(1_000), Channel.BANK, reference);
    }
}

package jp.nagaokapay.ledger.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.FakeFunding;
import jp.nagaokapay.ledger.LedgerNode;
import jp.nagaokapay.ledger.Scenario;
import jp.nagaokapay.ledger.TestClock;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.ChargeReceipt.Status;
import jp.nagaokapay.ledger.wallet.WalletCommand.OpenWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.Pay;
import jp.nagaokapay.ledger.wallet.WalletCommand.RequestCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.ReverseCharge;
import jp.nagaokapay.ledger.wallet.funding.Charges;
import jp.nagaokapay.ledger.wallet.schedule.WalletJobs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ChargesTest {
    private static final TestClock CLOCK = new TestClock(Instant.parse("2023-10-02T03:00:00Z"));
    private static LedgerNode node;
    private static FakeFunding provider;
    private static Charges charges;
    private static WalletJobs jobs;

    @BeforeAll
    static void start() {
        node = LedgerNode.on(TestDatabase.freshUrl(), CLOCK);
        Scenario.openShop(node.ledger());
        provider = node.bean(FakeFunding.class);
        charges = node.bean(Charges.class);
        jobs = node.bean(WalletJobs.class);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void a_charge_goes_through_in_one_call() {
        WalletId wallet = opened();

        ChargeReceipt receipt = charges.charge(request(wallet, "ok", Channel.BANK), null);

        assertThat(receipt.status()).isEqualTo(Status.CHARGED);
        assertThat(receipt.available()).isEqualTo(Yen.of(5_000));
        assertThat(charges.resume(wallet, receipt.chargeId())).isEqualTo(receipt);
    }

    @Test
    void a_declined_charge_fails_with_the_providers_reason_and_frees_its_limits() {
        WalletId wallet = opened();

        ChargeReceipt receipt = charges.charge(request(wallet, "decline", Channel.BANK), null);

        assertThat(receipt.status()).isEqualTo(Status.FAILED);
        assertThat(receipt.failure()).isEqualTo("NO_FUNDS");
        assertThat(charges.resume(wallet, receipt.chargeId()).failure()).isEqualTo("NO_FUNDS");
    }

    @Test
    void a_charge_whose_answer_was_lost_is_pending_and_resolved_by_the_job() {
        WalletId wallet = opened();

        ChargeReceipt receipt = charges.charge(request(wallet, "silent", Channel.BANK), null);
        assertThat(receipt.status()).isEqualTo(Status.PENDING);

        later(Duration.ofMinutes(1));
        assertThat(jobs.resolveCharges(CLOCK.instant())).isPositive();
        assertThat(charge(wallet, receipt).status()).isEqualTo(Status.CHARGED);
        jobs.resolveCharges(CLOCK.instant());
        assertThat(available(wallet)).isEqualTo(Yen.of(5_000));
    }

    @Test
    void a_young_charge_that_never_arrived_is_collected_when_asked_again() {
        WalletId wallet = opened();
        ChargeReceipt receipt = charges.charge(request(wallet, "lost", Channel.BANK), null);
        assertThat(receipt.status()).isEqualTo(Status.PENDING);

        assertThat(charges.resume(wallet, receipt.chargeId()).status()).isEqualTo(Status.CHARGED);
    }

    @Test
    void an_old_charge_that_never_arrived_fails() {
        WalletId wallet = opened();
        ChargeReceipt receipt = charges.charge(request(wallet, "lost", Channel.BANK), null);

        later(Duration.ofMinutes(5));
        jobs.resolveCharges(CLOCK.instant());

        assertThat(charge(wallet, receipt).status()).isEqualTo(Status.FAILED);
        assertThat(provider.hasMoneyOf(receipt.chargeId())).isFalse();
    }

    @Test
    void a_provider_that_cannot_be_reached_leaves_the_charge_open() {
        WalletId wallet = opened();
        ChargeReceipt receipt = charges.charge(request(wallet, "away", Channel.BANK), null);
        assertThat(receipt.status()).isEqualTo(Status.PENDING);
        assertThat(charges.resume(wallet, receipt.chargeId()).status()).isEqualTo(Status.PENDING);
    }

    @Test
    void one_card_charges_three_wallets_and_the_fourth_gets_its_money_back() {
        String card = "card=" + ChargeId.next().value().substring(30);
        List<Callable<ChargeReceipt>> attempts =
                Stream.generate(ChargesTest::opened)
                        .limit(8)
                        .<Callable<ChargeReceipt>>map(wallet ->
                                () ->
                                        charges.charge(
                                                request(wallet, card, Channel.CREDIT_CARD), null))
                        .toList();

        List<ChargeReceipt> receipts = sideBySide(attempts);

        assertThat(receipts).filteredOn(it -> it.status() == Status.CHARGED).hasSize(3);
        assertThat(receipts)
                .filteredOn(it -> it.status() == Status.FAILED)
                .hasSize(5)
                .allMatch(it -> "INSTRUMENT_LIMIT_EXCEEDED".equals(it.failure()))
                .allMatch(it -> provider.gaveBack(it.chargeId()));
    }

    @Test
    void the_same_wallet_charges_from_its_card_again_and_cash_has_no_limit() {
        WalletId wallet = opened();
        String card = "card=mine" + wallet.value().substring(30);
        charges.charge(request(wallet, card, Channel.CREDIT_CARD), null);
        assertThat(charges.charge(request(wallet, card, Channel.CREDIT_CARD), null).status())
                .isEqualTo(Status.CHARGED);
        for (int i = 0; i < 5; i++) {
            assertThat(
                            charges.charge(request(opened(), "card=till", Channel.COUNTER), null)
                                    .status())
                    .isEqualTo(Status.CHARGED);
        }
    }

    @Test
    void a_charge_resumed_by_many_at_once_is_charged_once() {
        WalletId wallet = opened();
        ChargeReceipt receipt = charges.charge(request(wallet, "silent", Channel.BANK), null);

        List<ChargeReceipt> answers =
                sideBySide(
                        Collections.nCopies(16, () -> charges.resume(wallet, receipt.chargeId())));

        assertThat(answers).allMatch(it -> it.status() == Status.CHARGED);
        assertThat(available(wallet)).isEqualTo(Yen.of(5_000));
    }

    @Test
    void a_reversal_gives_the_money_back_now_or_by_the_job() {
        WalletId wallet = opened();
        ChargeReceipt receipt = charges.charge(request(wallet, "keeps", Channel.ATM), null);

        ChargeReceipt reversed = charges.reverse(receipt.chargeId(), null);

        assertThat(reversed.status()).isEqualTo(Status.REVERSED);
        assertThat(available(wallet)).isEqualTo(Yen.ZERO);
        assertThat(provider.gaveBack(receipt.chargeId())).isFalse();
        jobs.resolveCharges(CLOCK.instant());
        assertThat(provider.gaveBack(receipt.chargeId())).isTrue();
        assertThat(charges.reverse(receipt.chargeId(), null).status()).isEqualTo(Status.REVERSED);
    }

    @Test
    void a_reversal_whose_process_died_is_given_back_by_the_job() {
        WalletId wallet = opened();
        ChargeReceipt receipt = charges.charge(request(wallet, "ok", Channel.ATM), null);

        node.ledger().send(new ReverseCharge(wallet, receipt.chargeId()));
        node.processors().awaitDrained(Duration.ofSeconds(20));

        assertThat(provider.hasMoneyOf(receipt.chargeId())).isTrue();
        jobs.resolveCharges(CLOCK.instant());
        assertThat(provider.gaveBack(receipt.chargeId())).isTrue();
        assertThat(
                        node.bean(JdbcClient.class)
                                .sql(
                                        "SELECT count(*) FROM funding_return WHERE returned_at IS NULL")
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void a_spent_charge_keeps_its_money() {
        WalletId wallet = opened();
        ChargeReceipt receipt = charges.charge(request(wallet, "ok", Channel.ATM), null);
        node.ledger().send(new Pay(wallet, WalletOnTheLogTest.request(100)));

        assertThatThrownBy(() -> charges.reverse(receipt.chargeId(), null))
                .isInstanceOf(Refused.class)
                .hasMessage("CHARGE_ALREADY_SPENT");
        assertThat(provider.hasMoneyOf(receipt.chargeId())).isTrue();
    }

    private static void later(Duration duration) {
        node.processors().awaitDrained(Duration.ofSeconds(20));
        CLOCK.advance(duration);
    }

    private static ChargeReceipt charge(WalletId wallet, ChargeReceipt receipt) {
        return node.bean(Wallets.class).charge(wallet, receipt.chargeId()).orElseThrow();
    }

    private static Yen available(WalletId wallet) {
        return node.bean(Wallets.class).find(wallet).orElseThrow().available();
    }

    private static WalletId opened() {
        return node.ledger()
                .send(new OpenWallet(WalletId.next(), HolderRef.next(), Residency.RESIDENT, false));
    }

    private static RequestCharge request(WalletId wallet, String manner, Channel channel) {
        ChargeId id = ChargeId.next();
        String reference = manner.contains("=") ? id + "-" + manner : manner + "-" + id;
        return new RequestCharge(wallet, id, Yen.of(5_000), channel, reference, id.value());
    }

    private static <T> List<T> sideBySide(List<Callable<T>> tasks) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(tasks).stream().map(it -> it.resultNow()).toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

package jp.nagaokapay.ledger.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.nagaokapay.ledger.FakeFunding;
import jp.nagaokapay.ledger.LedgerNode;
import jp.nagaokapay.ledger.TestClock;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.ChargeReceipt.Status;
import jp.nagaokapay.ledger.wallet.WalletCommand.FailCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.OpenWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.RequestCharge;
import jp.nagaokapay.ledger.wallet.funding.ChargeReviews;
import jp.nagaokapay.ledger.wallet.funding.Charges;
import jp.nagaokapay.ledger.wallet.funding.FundingPort.Outcome;
import jp.nagaokapay.ledger.wallet.funding.PendingCharges;
import jp.nagaokapay.ledger.wallet.schedule.WalletJobs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A provider with a page of its own, which is late, silent, or takes back what it said. */
class ProviderPageTest {
    private static final Outcome SILENT = new Outcome.Unclear("IN_PROGRESS");
    private static final TestClock CLOCK = new TestClock(Instant.parse("2023-10-02T03:00:00Z"));
    private static LedgerNode node;
    private static FakeFunding provider;
    private static Charges charges;
    private static ChargeReviews reviews;
    private static WalletJobs jobs;

    @BeforeAll
    static void start() {
        node = LedgerNode.on(TestDatabase.freshUrl(), CLOCK);
        provider = node.bean(FakeFunding.class);
        charges = node.bean(Charges.class);
        reviews = node.bean(ChargeReviews.class);
        jobs = node.bean(WalletJobs.class);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void the_holder_is_sent_to_the_page_until_the_provider_has_the_money() {
        WalletId wallet = opened();

        ChargeReceipt charge = atPage(wallet);

        assertThat(charge.status()).isEqualTo(Status.PENDING);
        URI page = charges.continueAt(charge).orElseThrow();
        assertThat(page.toString()).contains(charge.chargeId().value());
        assertThat(charges.resume(wallet, charge.chargeId()).status()).isEqualTo(Status.PENDING);
        assertThat(charges.continueAt(charge)).contains(page);

        pays(charge);

        ChargeReceipt charged = charges.resume(wallet, charge.chargeId());
        assertThat(charged.status()).isEqualTo(Status.CHARGED);
        assertThat(charged.available()).isEqualTo(Yen.of(5_000));
        assertThat(charges.continueAt(charged)).isEmpty();
    }

    @Test
    void whoever_comes_back_from_the_page_is_told_but_the_provider_is_not_asked_at_every_look() {
        WalletId wallet = opened();
        ChargeReceipt charge = atPage(wallet);
        pays(charge);

        assertThat(charges.follow(wallet, charge).status()).isEqualTo(Status.PENDING);
        assertThat(provider.timesLookedUp(charge.chargeId())).isZero();

        CLOCK.advance(Duration.ofSeconds(3));
        List<ChargeReceipt> looks =
                sideBySide(Collections.nCopies(8, () -> charges.follow(wallet, charge)));
        assertThat(looks).filteredOn(it -> it.status() == Status.CHARGED).hasSize(1);
        assertThat(provider.timesLookedUp(charge.chargeId())).isEqualTo(1);
    }

    @Test
    void a_page_that_nobody_used_ends_the_charge_and_its_limits_come_back() {
        WalletId wallet = opened();
        List<ChargeReceipt> all =
                Collections.nCopies(4, wallet).stream().map(ProviderPageTest::atPage).toList();

        all.forEach(it -> provider.decides(it.chargeId(), new Outcome.Declined("EXPIRED")));
        later(Duration.ofMinutes(30));
        jobs.resolveCharges(CLOCK.instant());

        assertThat(all).allMatch(it -> status(wallet, it) == Status.FAILED);
        assertThat(atPage(wallet).status()).isEqualTo(Status.PENDING);
    }

    @Test
    void an_open_charge_is_asked_for_less_often_the_older_it_is() {
        WalletId wallet = opened();
        ChargeReceipt charge = atPage(wallet);
        provider.decides(charge.chargeId(), SILENT);
        later(Duration.ofHours(5));
        jobs.resolveCharges(CLOCK.instant());
        int asked = provider.timesLookedUp(charge.chargeId());

        CLOCK.advance(Duration.ofMinutes(20));
        jobs.resolveCharges(CLOCK.instant());
        assertThat(provider.timesLookedUp(charge.chargeId())).isEqualTo(asked);

        CLOCK.advance(Duration.ofMinutes(11));
        jobs.resolveCharges(CLOCK.instant());
        assertThat(provider.timesLookedUp(charge.chargeId())).isEqualTo(asked + 1);
    }

    @Test
    void news_are_asked_for_at_once_and_by_the_job_if_the_process_died() {
        WalletId wallet = opened();
        ChargeReceipt charge = atPage(wallet);
        provider.decides(charge.chargeId(), SILENT);
        later(Duration.ofHours(5));
        jobs.resolveCharges(CLOCK.instant());
        pays(charge);

        reviews.expectNews(charge.chargeId());
        jobs.resolveCharges(CLOCK.instant());

        assertThat(status(wallet, charge)).isEqualTo(Status.CHARGED);
    }

    @Test
    void news_before_the_tables_know_the_charge_find_it_all_the_same() {
        WalletId wallet = opened();
        ChargeReceipt charge = atPage(wallet);
        pays(charge);

        sideBySide(Collections.nCopies(8, () -> reviews.review(charge.chargeId())));

        assertThat(status(wallet, charge)).isEqualTo(Status.CHARGED);
        assertThat(available(wallet)).isEqualTo(Yen.of(5_000));
    }

    @Test
    void money_collected_after_a_no_goes_back_once_and_the_charge_stays_failed() {
        WalletId wallet = opened();
        ChargeReceipt charge = atPage(wallet);
        provider.decides(charge.chargeId(), new Outcome.Declined("NO_FUNDS"));
        assertThat(charges.resume(wallet, charge.chargeId()).status()).isEqualTo(Status.FAILED);
        pays(charge);

        List<Boolean> contradictions =
                sideBySide(Collections.nCopies(8, () -> reviews.review(charge.chargeId())));

        assertThat(contradictions).contains(true);
        assertThat(provider.gaveBack(charge.chargeId())).isTrue();
        assertThat(reviews.review(charge.chargeId())).isFalse();
        assertThat(status(wallet, charge)).isEqualTo(Status.FAILED);
        assertThat(available(wallet)).isEqualTo(Yen.ZERO);
        assertThat(contradicted(charge)).isTrue();
    }

    @Test
    void a_provider_that_never_tells_of_its_change_of_mind_is_asked_within_the_hour() {
        WalletId wallet = opened();
        ChargeReceipt charge = atPage(wallet);
        provider.decides(charge.chargeId(), new Outcome.Declined("NO_FUNDS"));
        charges.resume(wallet, charge.chargeId());
        pays(charge);

        later(Duration.ofHours(1));
        jobs.resolveCharges(CLOCK.instant());

        assertThat(provider.gaveBack(charge.chargeId())).isTrue();
    }

    @Test
    void a_process_that_died_right_after_the_no_has_the_provider_asked_again() {
        WalletId wallet = opened();
        ChargeReceipt charge = atPage(wallet);
        node.ledger().send(new FailCharge(wallet, charge.chargeId(), "NO_FUNDS"));
        pays(charge);

        later(Duration.ofMinutes(1));
        jobs.resolveCharges(CLOCK.instant());

        assertThat(provider.gaveBack(charge.chargeId())).isTrue();
    }

    @Test
    void a_provider_that_takes_its_yes_back_is_seen() {
        WalletId wallet = opened();
        ChargeReceipt charge = atPage(wallet);
        pays(charge);
        charges.resume(wallet, charge.chargeId());
        node.processors().awaitDrained(Duration.ofSeconds(20));
        provider.decides(charge.chargeId(), new Outcome.Declined("REFUNDED"));

        assertThat(reviews.review(charge.chargeId())).isTrue();

        assertThat(status(wallet, charge)).isEqualTo(Status.CHARGED);
        assertThat(contradicted(charge)).isTrue();
    }

    @Test
    void persons_end_a_charge_that_stays_unclear_either_way() {
        WalletId wallet = opened();
        ChargeReceipt paid = unclear(wallet);
        ChargeReceipt unpaid = unclear(wallet);
        later(Duration.ofHours(1));

        reviews.requireUnclear(paid.chargeId());
        assertThat(reviews.resolve(paid.chargeId(), true).status()).isEqualTo(Status.CHARGED);
        assertThat(reviews.resolve(unpaid.chargeId(), false).status()).isEqualTo(Status.FAILED);

        assertThat(reviews.resolve(paid.chargeId(), true).status()).isEqualTo(Status.CHARGED);
        assertThat(available(wallet)).isEqualTo(Yen.of(5_000));
        pays(unpaid);
        provider.decides(paid.chargeId(), new Outcome.Declined("NO_FUNDS"));
        CLOCK.advance(Duration.ofHours(1));
        jobs.resolveCharges(CLOCK.instant());
        assertThat(provider.gaveBack(unpaid.chargeId())).isTrue();
        assertThat(contradicted(paid)).isTrue();
    }

    @Test
    void a_provider_that_becomes_clear_wins_over_persons() {
        WalletId wallet = opened();
        ChargeReceipt charge = unclear(wallet);
        later(Duration.ofHours(1));
        pays(charge);

        assertThat(reviews.resolve(charge.chargeId(), false).status()).isEqualTo(Status.CHARGED);
        assertThatThrownBy(() -> reviews.requireUnclear(charge.chargeId()))
                .isInstanceOf(Refused.class)
                .hasMessage("CHARGE_NOT_PENDING");
    }

    @Test
    void nobody_ends_a_charge_whose_holder_may_still_be_at_the_page() {
        ChargeReceipt charge = atPage(opened());
        later(Duration.ofMinutes(59));

        assertThatThrownBy(() -> reviews.requireUnclear(charge.chargeId()))
                .isInstanceOf(Refused.class)
                .hasMessage("CHARGE_TOO_RECENT");
    }

    @Test
    void open_charges_are_listed_oldest_first_with_what_their_provider_said() {
        WalletId wallet = opened();
        ChargeReceipt first = unclear(wallet);
        ChargeReceipt second = atPage(wallet);
        node.processors().awaitDrained(Duration.ofSeconds(20));
        PendingCharges pending = node.bean(PendingCharges.class);

        List<PendingCharges.PendingCharge> page = pending.list(null, 200);

        assertThat(page)
                .filteredOn(it -> it.chargeId().equals(first.chargeId()))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.amount()).isEqualTo(5_000);
                    assertThat(it.channel()).isEqualTo(Channel.CREDIT_CARD);
                    assertThat(it.answer()).isEqualTo("UNCLEAR");
                    assertThat(it.reason()).isEqualTo("IN_PROGRESS");
                });
        assertThat(page)
                .extracting(PendingCharges.PendingCharge::chargeId)
                .containsSubsequence(first.chargeId(), second.chargeId());
        assertThat(pending.list(first.chargeId(), 200))
                .extracting(PendingCharges.PendingCharge::chargeId)
                .contains(second.chargeId())
                .doesNotContain(first.chargeId());
    }

    private static ChargeReceipt atPage(WalletId wallet) {
        ChargeId id = ChargeId.next();
        return charges.charge(
                new RequestCharge(
                        wallet,
                        id,
                        Yen.of(5_000),
                        Channel.CREDIT_CARD,
                        "page-" + id.value(),
                        id.value()),
                null);
    }

    /** By a card that no other wallet uses. */
    private static void pays(ChargeReceipt charge) {
        provider.decides(charge.chargeId(), new Outcome.Collected("card of " + charge.chargeId()));
    }

    private static ChargeReceipt unclear(WalletId wallet) {
        ChargeReceipt charge = atPage(wallet);
        provider.decides(charge.chargeId(), SILENT);
        return charges.resume(wallet, charge.chargeId());
    }

    private static void later(Duration duration) {
        node.processors().awaitDrained(Duration.ofSeconds(20));
        CLOCK.advance(duration);
    }

    private static Status status(WalletId wallet, ChargeReceipt charge) {
        return node.bean(Wallets.class).charge(wallet, charge.chargeId()).orElseThrow().status();
    }

    private static Yen available(WalletId wallet) {
        return node.bean(Wallets.class).find(wallet).orElseThrow().available();
    }

    private static boolean contradicted(ChargeReceipt charge) {
        return node.bean(JdbcClient.class)
                .sql("SELECT contradicted_at IS NOT NULL FROM funding_answer WHERE charge_id = ?")
                .param(charge.chargeId().value())
                .query(Boolean.class)
                .single();
    }

    private static WalletId opened() {
        return node.ledger()
                .send(new OpenWallet(WalletId.next(), HolderRef.next(), Residency.RESIDENT, false));
    }

    private static <T> List<T> sideBySide(List<Callable<T>> tasks) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(tasks).stream().map(Future::resultNow).toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

package jp.nagaokapay.ledger.merchant;

import static jp.nagaokapay.ledger.merchant.Shops.BAKERY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantApproved;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantRegistered;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantSuspended;
import jp.nagaokapay.ledger.merchant.MerchantEvent.TerminalEnrolled;
import jp.nagaokapay.ledger.merchant.MerchantEvent.TerminalLimited;
import jp.nagaokapay.ledger.merchant.MerchantEvent.TerminalRevoked;
import jp.nagaokapay.ledger.shared.message.ReadVersion;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.StaleRead;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MerchantDirectoryTest {
    private static final MerchantId SHOP = new MerchantId("merchant:bakery");
    private static final TerminalId TILL = new TerminalId("terminal:till");
    private static final Instant AT = Instant.parse("2023-04-01T01:00:00Z");

    private final AtomicLong nanos = new AtomicLong(1);
    private final UnsteadyLog engine = new UnsteadyLog();
    private final EmbeddedEventStore log =
            EmbeddedEventStore.builder().storageEngine(engine).build();
    private final MerchantDirectory directory = new MerchantDirectory(log, nanos::get);
    private long sequence;

    @AfterEach
    void close() {
        log.shutDown();
    }

    @Test
    void an_approved_shop_is_found_with_its_profile() {
        happened(new MerchantRegistered(SHOP, AT, BAKERY, null), new MerchantApproved(SHOP, AT));

        MerchantDirectory.Entry shop = directory.requireApproved(SHOP);
        assertThat(shop.merchantId()).isEqualTo(SHOP);
        assertThat(shop.profile()).isEqualTo(BAKERY);
        assertThat(shop.asRead()).isEqualTo(new ReadVersion(SHOP.value(), 1));
    }

    @Test
    void an_unknown_shop_is_not_found_and_found_as_soon_as_it_exists() {
        assertThat(directory.find(SHOP)).isEmpty();

        happened(new MerchantRegistered(SHOP, AT, BAKERY, null));

        assertThat(directory.find(SHOP)).isPresent();
    }

    @Test
    void a_shop_approved_a_moment_ago_is_not_refused_from_memory() {
        happened(new MerchantRegistered(SHOP, AT, BAKERY, null));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> directory.requireApproved(SHOP))
                .matches(refused -> refused.rule() == MerchantRule.MERCHANT_IS_APPROVED);

        happened(new MerchantApproved(SHOP, AT));

        assertThat(directory.requireApproved(SHOP).status()).isEqualTo(MerchantStatus.APPROVED);
    }

    @Test
    void a_suspension_is_seen_within_two_seconds() {
        happened(new MerchantRegistered(SHOP, AT, BAKERY, null), new MerchantApproved(SHOP, AT));
        directory.requireApproved(SHOP);
        happened(new MerchantSuspended(SHOP, AT, "oven"));

        pass(Duration.ofSeconds(2));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> directory.requireApproved(SHOP))
                .matches(refused -> refused.rule() == MerchantRule.MERCHANT_IS_NOT_SUSPENDED);
    }

    @Test
    void a_shop_in_use_is_read_about_once_a_second_and_only_what_is_new() {
        happened(new MerchantRegistered(SHOP, AT, BAKERY, null), new MerchantApproved(SHOP, AT));
        directory.find(SHOP);
        directory.find(SHOP);
        assertThat(engine.reads).hasValue(1);

        pass(Duration.ofMillis(1_100));
        directory.find(SHOP);

        await().untilAtomic(engine.reads, org.hamcrest.Matchers.equalTo(2));
        assertThat(engine.lastFirstSequence).hasValue(2);
    }

    @Test
    void while_the_log_is_away_memory_answers_for_five_seconds_and_no_longer() {
        happened(new MerchantRegistered(SHOP, AT, BAKERY, null), new MerchantApproved(SHOP, AT));
        directory.requireApproved(SHOP);
        engine.away = true;

        pass(Duration.ofSeconds(5));
        assertThat(directory.requireApproved(SHOP).status()).isEqualTo(MerchantStatus.APPROVED);

        pass(Duration.ofMillis(1));
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> directory.requireApproved(SHOP));
        engine.away = false;
        assertThat(directory.requireApproved(SHOP).status()).isEqualTo(MerchantStatus.APPROVED);
    }

    @Test
    void without_the_log_nothing_is_said_of_a_shop_never_seen() {
        engine.away = true;

        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> directory.find(SHOP));
    }

    @Test
    void a_terminal_is_live_at_once_when_enrolled_and_not_two_seconds_after_it_is_revoked() {
        happened(new MerchantRegistered(SHOP, AT, BAKERY, null), new MerchantApproved(SHOP, AT));
        assertThat(directory.terminalIsLive(SHOP, TILL)).isFalse();

        happened(new TerminalEnrolled(SHOP, AT, TILL, "till"));
        assertThat(directory.terminalIsLive(SHOP, TILL)).isTrue();

        happened(new TerminalRevoked(SHOP, AT, TILL));
        pass(Duration.ofSeconds(2));
        assertThat(directory.terminalIsLive(SHOP, TILL)).isFalse();
    }

    @Test
    void a_terminals_limit_counts_two_seconds_after_it_is_set_and_not_at_all_when_lifted() {
        happened(
                new MerchantRegistered(SHOP, AT, BAKERY, null),
                new MerchantApproved(SHOP, AT),
                new TerminalEnrolled(SHOP, AT, TILL, "till"));
        directory.requireMayTake(SHOP, TILL, Yen.of(100_000));
        assertThat(directory.paymentMax(SHOP, TILL)).isEmpty();

        happened(new TerminalLimited(SHOP, AT, TILL, Yen.of(5_000)));
        pass(Duration.ofSeconds(2));
        directory.requireMayTake(SHOP, TILL, Yen.of(5_000));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> directory.requireMayTake(SHOP, TILL, Yen.of(5_001)))
                .matches(refused -> refused.rule() == MerchantRule.PAYMENT_WITHIN_TERMINAL_LIMIT);
        assertThat(directory.paymentMax(SHOP, TILL)).contains(Yen.of(5_000));

        happened(new TerminalLimited(SHOP, AT, TILL, null));
        directory.requireMayTake(SHOP, TILL, Yen.of(5_001));
    }

    @Test
    void a_decision_that_the_log_finds_stale_is_made_again_on_the_newest_state() {
        happened(new MerchantRegistered(SHOP, AT, BAKERY, null), new MerchantApproved(SHOP, AT));
        directory.requireApproved(SHOP);
        happened(new MerchantSuspended(SHOP, AT, "oven"));
        Supplier<ReadVersion> decision =
                () -> {
                    ReadVersion read = directory.requireApproved(SHOP).asRead();
                    throw new StaleRead(read);
                };

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> directory.deciding(SHOP, decision))
                .matches(refused -> refused.rule() == MerchantRule.MERCHANT_IS_NOT_SUSPENDED);
    }

    private void happened(MerchantEvent... events) {
        for (MerchantEvent event : events) {
            log.publish(
                    new GenericDomainEventMessage<>("merchant", SHOP.value(), sequence++, event));
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** A log in memory that can be away, and counts who reads it. */
    private static final class UnsteadyLog extends InMemoryEventStorageEngine {
        private final AtomicInteger reads = new AtomicInteger();
        private final AtomicLong lastFirstSequence = new AtomicLong();
        private volatile boolean away;

        @Override
        public DomainEventStream readEvents(String aggregateIdentifier, long firstSequence) {
            if (away) {
                throw new IllegalStateException("the log is away");
            }
            reads.incrementAndGet();
            lastFirstSequence.set(firstSequence);
            return super.readEvents(aggregateIdentifier, firstSequence);
        }
    }
}

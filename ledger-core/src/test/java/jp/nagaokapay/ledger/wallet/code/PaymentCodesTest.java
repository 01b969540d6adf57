package jp.nagaokapay.ledger.wallet.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.Payment;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletStatus;
import jp.nagaokapay.ledger.wallet.WalletView;
import jp.nagaokapay.ledger.wallet.Wallets;
import jp.nagaokapay.ledger.wallet.code.PaymentCodes.IssuedCode;
import jp.nagaokapay.ledger.wallet.code.PaymentCodes.LiveCode;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class PaymentCodesTest {
    private static final WalletId WALLET = new WalletId("wallet:mine");
    private static final WalletId OTHER = new WalletId("wallet:other");

    private final KnownWallets wallets = new KnownWallets();
    private final TestClock clock = new TestClock();
    private final PaymentCodes codes = codesOn(TestDatabase.fresh());

    @Test
    void a_code_is_found_by_its_number_and_names_its_wallet() {
        IssuedCode code = codes.issue(WALLET);

        assertThat(code.number()).matches("[0-9]{16}");
        assertThat(code.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(5)));
        assertThat(codes.find(code.number()))
                .contains(new LiveCode(code.codeId(), WALLET, code.expiresAt()));
    }

    @Test
    void a_number_that_was_never_given_out_is_unknown() {
        codes.issue(WALLET);

        assertThat(codes.find("0000000000000000")).isEmpty();
    }

    @Test
    void a_new_code_does_not_end_older_ones() {
        IssuedCode first = codes.issue(WALLET);
        IssuedCode second = codes.issue(WALLET);

        assertThat(codes.find(first.number())).isPresent();
        assertThat(codes.find(second.number())).isPresent();
    }

    @Test
    void numbers_show_no_order() {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            numbers.add(codes.issue(WALLET).number());
        }

        assertThat(new HashSet<>(numbers)).hasSize(50);
        assertThat(numbers).isNotEqualTo(numbers.stream().sorted().toList());
        assertThat(numbers.stream().map(number -> number.substring(0, 8)).distinct().count())
                .isGreaterThan(45);
    }

    @Test
    void a_wallet_has_at_most_a_hundred_live_codes_however_fast_it_asks() throws Exception {
        AtomicInteger refused = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> asked = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                asked.add(threads.submit(() -> issueOrCount(refused)));
            }
            for (Future<?> each : asked) {
                each.get();
            }
        }

        assertThat(refused).hasValue(20);
        assertThatThrownBy(() -> codes.issue(WALLET))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("TOO_MANY_CODES"));
        assertThat(codes.issue(OTHER)).isNotNull();
    }

    @Test
    void codes_that_have_ended_make_room_for_new_ones() {
        for (int i = 0; i < 100; i++) {
            codes.issue(WALLET);
        }
        clock.pass(Duration.ofMinutes(5));

        assertThat(codes.issue(WALLET)).isNotNull();
    }

    @Test
    void an_ended_code_is_remembered_for_an_hour_and_then_forgotten_in_bounded_portions() {
        IssuedCode code = codes.issue(WALLET);
        codes.issue(WALLET);
        codes.issue(WALLET);

        clock.pass(Duration.ofMinutes(64));
        assertThat(codes.removeExpired(100)).isZero();
        assertThat(codes.find(code.number())).isPresent();

        clock.pass(Duration.ofMinutes(1));
        assertThat(codes.removeExpired(1)).isEqualTo(1);
        assertThat(codes.removeExpired(100)).isEqualTo(2);
        assertThat(codes.find(code.number())).isEmpty();
    }

    @Test
    void each_issue_forgets_a_few_old_codes() {
        for (int i = 0; i < 4; i++) {
            codes.issue(WALLET);
        }
        clock.pass(Duration.ofHours(2));

        codes.issue(WALLET);

        assertThat(codes.removeExpired(100)).isEqualTo(2);
    }

    @Test
    void a_suspended_or_closed_or_unknown_wallet_gets_no_code() {
        wallets.status.put(WALLET, WalletStatus.SUSPENDED);
        assertRefused("WALLET_SUSPENDED", WALLET);
        wallets.status.put(WALLET, WalletStatus.CLOSED);
        assertRefused("WALLET_CLOSED", WALLET);
        assertRefused("WALLET_CLOSED", new WalletId("wallet:nobodys"));
    }

    private void assertRefused(String code, WalletId walletId) {
        assertThatThrownBy(() -> codes.issue(walletId))
                .isInstanceOfSatisfying(
                        Refused.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private void issueOrCount(AtomicInteger refused) {
        try {
            codes.issue(WALLET);
        } catch (Refused refusal) {
            refused.incrementAndGet();
        }
    }

    private PaymentCodes codesOn(DataSource database) {
        return new PaymentCodes(new JdbcTemplate(database), wallets, clock, CodeSettings.DEFAULT);
    }

    private static final class TestClock extends Clock {
        private Instant now = Instant.parse("2023-04-01T00:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** Wallets of which nothing matters but their status. */
    private static final class KnownWallets implements Wallets {
        private final Map<WalletId, WalletStatus> status =
                new HashMap<>(Map.of(WALLET, WalletStatus.OPEN, OTHER, WalletStatus.OPEN));

        @Override
        public Optional<WalletView> find(WalletId walletId) {
            return Optional.ofNullable(status.get(walletId))
                    .map(status ->
                            new WalletView(
                                    walletId, status, Yen.ZERO, Yen.ZERO, Yen.ZERO, Yen.ZERO,
                                    List.of()));
        }

        @Override
        public Optional<Payment> payment(WalletId walletId, PaymentId paymentId) {
            return Optional.empty();
        }

        @Override
        public Optional<FundedCharge> fundedCharge(WalletId walletId, ChargeId chargeId) {
            return Optional.empty();
        }

        @Override
        public Optional<Located> locate(MerchantId merchantId, String merchantPaymentId) {
            return Optional.empty();
        }
    }
}

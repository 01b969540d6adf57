package jp.nagaokapay.api.resident.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import jp.nagaokapay.api.message.Message;
import jp.nagaokapay.api.message.MessagePort;
import jp.nagaokapay.api.message.MessageWay;
import jp.nagaokapay.api.resident.notice.Recipients.Recipient;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.schedule.ExpiringValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ExpiryNoticesTest {
    private static final WalletId ANN = new WalletId("wallet:ann");
    private static final WalletId BEN = new WalletId("wallet:ben");
    private static final LocalDate EXPIRY = LocalDate.parse("2023-09-30");

    private final JdbcTemplate jdbc = new JdbcTemplate(TestDatabase.fresh());
    private final Values values = new Values();
    private final Provider provider = new Provider();
    private final Map<WalletId, String> phones =
            new ConcurrentHashMap<>(Map.of(ANN, "+819011111111", BEN, "+819022222222"));

    @Test
    void a_holder_is_told_30_and_7_days_ahead_once_each() {
        values.put(ANN, 1_500, 300);

        for (int ahead = 40; ahead >= -3; ahead--) {
            day(notices(), ahead);
            day(notices(), ahead); // twice the same day
        }

        assertThat(provider.sent)
                .extracting(Message::to)
                .containsExactly("+819011111111", "+819011111111");
        assertThat(provider.sent.getFirst().text())
                .contains("チャージ残高1,500円と300ポイントは", "2023年9月30日（土）", "1,500 yen and 300 points");
        assertThat(provider.days).containsExactly("2023-08-31", "2023-09-23");
    }

    @Test
    void on_which_days_is_a_setting() {
        values.put(ANN, 1_500, 0);

        for (int ahead = 40; ahead >= -3; ahead--) {
            day(notices(30, 14, 7), ahead);
        }

        assertThat(provider.days).containsExactly("2023-08-31", "2023-09-16", "2023-09-23");
    }

    @Test
    void nobody_is_told_of_a_few_points_alone() {
        values.put(ANN, 0, 99);
        values.put(BEN, 1, 99);

        day(notices(), 30);

        assertThat(provider.sent).extracting(Message::to).containsExactly("+819022222222");
    }

    @Test
    void who_was_missed_is_told_late_and_never_after() {
        values.put(ANN, 1_500, 0);

        day(notices(), 20);
        day(notices(), 3);
        day(notices(), -1);

        assertThat(provider.days).containsExactly("2023-09-10", "2023-09-27");
    }

    @Test
    void when_both_are_due_only_the_nearer_is_told() {
        values.put(ANN, 1_500, 0);

        day(notices(), 5);
        day(notices(), 4);

        assertThat(provider.days).containsExactly("2023-09-25");
    }

    @Test
    void what_was_spent_meanwhile_is_not_told_and_what_is_left_is() {
        values.put(ANN, 1_500, 0);
        values.put(BEN, 2_000, 0);
        notices().prepare(at(30));
        values.put(ANN, 0, 0);
        values.put(BEN, 700, 0);

        notices().send(at(30));

        assertThat(provider.sent).hasSize(1);
        assertThat(provider.sent.getFirst().text()).contains("700円");
        assertThat(states()).containsExactly("DROPPED", "SENT");
    }

    @Test
    void who_was_erased_is_not_told() {
        values.put(ANN, 1_500, 0);
        notices().prepare(at(30));
        phones.remove(ANN);

        assertThat(notices().send(at(30))).isZero();
        assertThat(states()).containsExactly("DROPPED");
    }

    @Test
    void two_nodes_tell_once() throws Exception {
        for (int i = 0; i < 300; i++) {
            WalletId wallet = new WalletId("wallet:" + i);
            phones.put(wallet, "+8190" + i);
            values.put(wallet, 100, 0);
        }
        Callable<Integer> node =
                () -> {
                    ExpiryNotices notices = notices();
                    notices.prepare(at(30));
                    return notices.send(at(30));
                };
        try (var nodes = Executors.newFixedThreadPool(2)) {
            for (var done : nodes.invokeAll(Collections.nCopies(2, node))) {
                done.get();
            }
        }
        notices().send(at(30));

        assertThat(provider.sent).hasSize(300).extracting(Message::to).doesNotHaveDuplicates();
    }

    @Test
    void a_message_that_cannot_leave_is_tried_later_and_given_up_in_the_end() {
        values.put(ANN, 1_500, 0);
        provider.isAway = true;
        notices().prepare(at(30));
        notices().send(at(30));
        assertThat(notices().send(at(30))).isZero();
        assertThat(tries()).isEqualTo(1);

        provider.isAway = false;
        assertThat(notices().send(at(30).plus(Duration.ofMinutes(1)))).isEqualTo(1);

        provider.isAway = true;
        values.put(BEN, 1, 0);
        notices().prepare(at(30));
        Instant time = at(30);
        for (int i = 0; i < 30; i++) {
            notices().send(time);
            time = time.plus(Duration.ofHours(6));
        }
        assertThat(states()).containsExactly("SENT", "GIVEN_UP");
        assertThat(tries()).isEqualTo(2 + ExpiryNotices.ATTEMPTS_MAX);
    }

    private static Instant at(int daysAhead) {
        return BusinessDate.startOf(EXPIRY.minusDays(daysAhead)).plus(Duration.ofHours(10));
    }

    private void day(ExpiryNotices notices, int daysAhead) {
        notices.prepare(at(daysAhead));
        int before = provider.sent.size();
        notices.send(at(daysAhead));
        for (int i = before; i < provider.sent.size(); i++) {
            provider.days.add(EXPIRY.minusDays(daysAhead).toString());
        }
    }

    private ExpiryNotices notices() {
        return notices(7, 30);
    }

    private ExpiryNotices notices(Integer... daysAhead) {
        return new ExpiryNotices(
                values,
                new NoticeOutbox(jdbc),
                walletId ->
                        Optional.ofNullable(phones.get(walletId))
                                .map(phone ->
                                        new Recipient(walletId.value(), MessageWay.SMS, phone)),
                provider,
                new TransactionTemplate(
                        new DataSourceTransactionManager(
                                Objects.requireNonNull(jdbc.getDataSource()))),
                new NoticeSettings(new TreeSet<>(List.of(daysAhead)), 100, 3));
    }

    private List<String> states() {
        return jdbc.query(
                "SELECT state FROM expiry_notice ORDER BY wallet_id", (row, _) -> row.getString(1));
    }

    private int tries() {
        Integer tries =
                jdbc.queryForObject("SELECT sum(attempts) FROM expiry_notice", Integer.class);
        return tries == null ? 0 : tries;
    }

    /** Wallets whose value expires on {@link #EXPIRY}. */
    private static final class Values implements ExpiringValue {
        private final TreeMap<String, Expiring> all = new TreeMap<>();

        void put(WalletId walletId, long paid, long points) {
            all.put(walletId.value(), new Expiring(walletId, EXPIRY, paid, points));
        }

        @Override
        public List<Expiring> on(LocalDate expiresOn, @Nullable WalletId after, int limit) {
            return all.tailMap(after == null ? "" : after.value(), false).values().stream()
                    .filter(each -> each.expiresOn().equals(expiresOn) && !each.isNothing())
                    .limit(limit)
                    .toList();
        }

        @Override
        public Expiring in(WalletId walletId, LocalDate expiresOn) {
            Expiring found = all.get(walletId.value());
            return found != null && found.expiresOn().equals(expiresOn)
                    ? found
                    : new Expiring(walletId, expiresOn, 0, 0);
        }
    }

    private static final class Provider implements MessagePort {
        private final List<Message> sent = Collections.synchronizedList(new ArrayList<>());
        private final List<String> days = new ArrayList<>();
        private boolean isAway;

        @Override
        public void send(Message message) {
            if (isAway) {
                throw new Unavailable("away", Duration.ofMinutes(1), null);
            }
            sent.add(message);
        }
    }
}

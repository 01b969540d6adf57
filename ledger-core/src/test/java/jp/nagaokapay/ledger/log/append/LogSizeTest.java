package jp.nagaokapay.ledger.log.append;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import jp.nagaokapay.ledger.EventCatalogue;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.TestMacKeys;
import jp.nagaokapay.ledger.log.event.StoredAnswers;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.Payment;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentMode;
import jp.nagaokapay.ledger.wallet.PaymentReceipt;
import jp.nagaokapay.ledger.wallet.PaymentRequest;
import jp.nagaokapay.ledger.wallet.PaymentStatus;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a payment costs for ever. Its keys stay in the log whatever happens, so their indexes grow
 * with it: with a billion payments each of these bytes is a gigabyte.
 */
class LogSizeTest {
    private static final int PAYMENTS = 2_000;
    private static final Instant AT = Instant.parse("2023-04-01T03:04:06.789Z");

    private final LogEntries entries = new LogEntries(EventCatalogue.NAMES);
    private final StoredAnswers answers = new StoredAnswers(EventCatalogue.NAMES);

    @Test
    void a_payment_at_a_sticker_takes_little_and_its_keys_the_same_however_long_they_are()
            throws Exception {
        DataSource database = TestDatabase.fresh();
        JdbcTemplate jdbc = new JdbcTemplate(database);

        write(database, "");
        write(database, "a long key that a caller likes to send ".repeat(5));

        assertThat(bytes(jdbc, "domain_event", "pg_total_relation_size")).isLessThan(700);
        assertThat(bytes(jdbc, "domain_event_business_key", "pg_relation_size")).isLessThan(60);
        assertThat(bytes(jdbc, "domain_event_idempotency_key", "pg_relation_size")).isLessThan(60);
        assertThat(bytes(jdbc, "domain_event_stream", "pg_relation_size")).isLessThan(70);
    }

    private static int bytes(JdbcTemplate jdbc, String relation, String size) {
        Integer bytes =
                jdbc.queryForObject(
                        "SELECT (%s('%s') / (SELECT max(position) FROM domain_event))::int"
                                .formatted(size, relation),
                        Integer.class);
        return bytes == null ? 0 : bytes;
    }

    private void write(DataSource database, String keysBegin) throws Exception {
        List<LogEntry> payments = new ArrayList<>();
        for (int i = 0; i < PAYMENTS; i++) {
            payments.add(payment(keysBegin));
        }
        try (Connection connection = database.getConnection()) {
            LogTable.append(connection, payments, TestMacKeys.KEY);
        }
    }

    private LogEntry payment(String keysBegin) {
        WalletId wallet = WalletId.next();
        MerchantId shop = MerchantId.next();
        PaymentId id = PaymentId.next();
        LotId lot = new LotId("lot:" + UUID.randomUUID().toString().replace("-", ""));
        Yen amount = Yen.of(1_200);
        PaymentMade made =
                new PaymentMade(
                        wallet,
                        AT,
                        id,
                        id.value(),
                        shop,
                        null,
                        PaymentMode.MPM,
                        amount,
                        List.of(
                                new LotPart(
                                        lot,
                                        LotKind.PAID,
                                        amount,
                                        LocalDate.of(2023, 9, 30),
                                        null)),
                        null,
                        null);
        Payment payment =
                new Payment(
                        id,
                        id.value(),
                        shop,
                        null,
                        PaymentMode.MPM,
                        PaymentStatus.CAPTURED,
                        amount,
                        amount,
                        Yen.ZERO,
                        amount,
                        Yen.ZERO,
                        AT,
                        null);
        StoredAnswers.Written answer =
                answers.write(made, new PaymentReceipt(wallet, payment, Yen.of(49_813)));
        LogEntry.Keys keys =
                new LogEntry.Keys(
                        PaymentRequest.key(shop, id.value()),
                        null,
                        wallet + "|" + keysBegin + UUID.randomUUID(),
                        UUID.randomUUID().toString(),
                        answer.kind(),
                        answer.json());
        return entries.of(
                new GenericDomainEventMessage<>(
                        "Wallet", wallet.value(), 0, made, MetaData.with("balance", 49_813)),
                keys);
    }
}

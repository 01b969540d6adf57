package jp.nagaokapay.ledger.settlement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import jp.nagaokapay.ledger.TestClock;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.settlement.SettlementStage.Paid;
import jp.nagaokapay.ledger.settlement.payout.PayoutFileStore.PayoutFile;
import jp.nagaokapay.ledger.shared.message.Refused;
import org.junit.jupiter.api.Test;

/** Another bank's format is a class and a setting; a file that was written keeps its own. */
class PayoutFileFormatTest {
    private static final LocalDate MID = LocalDate.of(2023, 4, 15);
    private static final LocalDate PAID = LocalDate.of(2023, 4, 28);
    private static final String[] TEXT = {
        SettlementStage.NO_FEE,
        "spring.main.sources=jp.nagaokapay.ledger.settlement.payout.TextPayoutFile",
        "nagaokapay.payer.file-format=text"
    };

    private final String database = TestDatabase.freshUrl();
    private final TestClock clock = new TestClock(SettlementStage.noon(LocalDate.of(2023, 4, 3)));

    @Test
    void the_bank_is_given_the_format_it_takes_and_a_file_stays_as_it_was_written() {
        PayoutFile file;
        try (SettlementStage stage = new SettlementStage(database, clock, TEXT)) {
            Paid bread = stage.pay(stage.shopWithAccount(), 5_000);
            stage.pay(bread.shop(), 300);
            stage.on(MID.plusDays(1));
            stage.close(MID);
            stage.release(PAID);
            file = stage.files.take(PAID);
        }

        assertThat(file.format()).isEqualTo("text");
        assertThat(file.mediaType()).isEqualTo("text/plain");
        assertThat(file.extension()).isEqualTo("text");
        assertThat(file.content())
                .asString(UTF_8)
                .isEqualTo("1234567890 2023-04-28\n1 ﾊﾟﾝﾔ 5300\n");
        try (SettlementStage later = new SettlementStage(database, clock)) {
            assertThat(later.files.take(PAID)).usingRecursiveComparison().isEqualTo(file);
        }
    }

    @Test
    void what_does_not_go_into_one_file_is_refused_before_the_release() {
        try (SettlementStage stage = new SettlementStage(database, clock, TEXT)) {
            MerchantId shop = stage.shopWithAccount();
            stage.pay(shop, 10_001);
            stage.on(MID.plusDays(1));
            stage.close(MID);

            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> stage.release(PAID))
                    .matches(refused -> refused.code().equals("TRANSFER_TOTAL_OUT_OF_BOUNDS"));
            assertThat(stage.payoutList.find(PAID)).isEmpty();
        }
    }

    @Test
    void a_format_that_there_is_not_stops_the_program_at_its_start() {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() ->
                        new SettlementStage(
                                database, clock, "nagaokapay.payer.file-format=carrier-pigeon"))
                .havingRootCause()
                .withMessage(
                        "nagaokapay.payer.file-format: no format is called carrier-pigeon; there"
                                + " is zengin");
    }
}

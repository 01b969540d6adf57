package jp.nagaokapay.ledger.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.zengin.AccountType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class BankAccountsTest {
    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final JdbcClient JDBC = JdbcClient.create(DATABASE);
    private static final Instant NOW = Instant.parse("2024-04-01T00:00:00Z");
    private static final String CLERK = "staff:1";

    private final BankAccounts accounts =
            new BankAccounts(JDBC, new DataSourceTransactionManager(DATABASE));
    private final MerchantId shop = MerchantId.next();

    @Test
    void a_shop_has_the_account_that_was_entered_last() {
        BankAccount first = accounts.register(shop, given("12345", "株式会社えちごや"), CLERK, NOW);
        BankAccount second =
                accounts.register(shop, given("54321", "エチゴヤ（カ"), "staff:2", NOW.plusSeconds(1));

        assertThat(first.given().accountNumber()).isEqualTo("0012345");
        assertThat(first.holderKana().kana()).isEqualTo("ｶ)ｴﾁｺﾞﾔ");
        assertThat(first.transferAccount().branch().name()).isEqualTo("長岡西");
        assertThat(accounts.current(shop)).contains(second);
        assertThat(accounts.history(shop)).containsExactly(second, first);
        assertThat(accounts.find(first.id())).contains(first);
        assertThat(accounts.find(BankAccountId.next())).isEmpty();
    }

    @Test
    void the_same_account_again_is_no_new_version() {
        BankAccount first = accounts.register(shop, given("12345", "エチゴヤ"), CLERK, NOW);
        assertThat(accounts.register(shop, given("0012345", "エチゴヤ"), "staff:2", NOW.plusSeconds(9)))
                .isEqualTo(first);
        assertThat(accounts.history(shop)).containsExactly(first);
    }

    @Test
    void shops_that_are_paid_to_one_account_are_found_while_they_are() {
        MerchantId other = MerchantId.next();
        BankAccount mine = accounts.register(shop, given("7654321", "エチゴヤ"), CLERK, NOW);
        accounts.register(other, given("7654321", "サガミヤ"), CLERK, NOW);
        assertThat(accounts.othersPaidTo(mine)).containsExactly(other);

        accounts.register(other, given("7654322", "サガミヤ"), CLERK, NOW);
        assertThat(accounts.othersPaidTo(mine)).isEmpty();
    }

    @Test
    void the_accounts_of_many_shops_are_asked_for_at_once() {
        MerchantId other = MerchantId.next();
        MerchantId without = MerchantId.next();
        accounts.register(shop, given("1", "ア"), CLERK, NOW);
        BankAccount mine = accounts.register(shop, given("2", "イ"), CLERK, NOW);
        BankAccount others = accounts.register(other, given("3", "ウ"), CLERK, NOW);

        assertThat(accounts.currentOf(List.of(shop, other, without)))
                .hasSize(2)
                .containsEntry(shop, mine)
                .containsEntry(other, others);
        assertThat(accounts.currentOf(List.of())).isEmpty();
        assertThat(accounts.current(without)).isEmpty();
    }

    @Test
    void accounts_that_no_bank_has_are_refused() {
        refused("BANK_UNKNOWN", given("0000", "438", "1", "ア"));
        refused("BANK_BRANCH_UNKNOWN", given("0140", "999", "1", "ア"));
        refused("TRANSFER_ACCOUNT_NUMBER_OUT_OF_BOUNDS", given("0140", "438", "12345678", "ア"));
        refused("TRANSFER_NAME_LETTER_REFUSED", given("0140", "438", "1", "山田"));
        refused("TRANSFER_NAME_EMPTY", given("0140", "438", "1", "株式会社"));
        assertThat(accounts.current(shop)).isEmpty();
    }

    @Test
    void the_post_bank_is_paid_to_by_branch_and_number() {
        refused("JAPAN_POST_NEEDS_BRANCH_AND_NUMBER", given("9900", "11940", "12345671", "ア"));
        refused("JAPAN_POST_NEEDS_BRANCH_AND_NUMBER", given("9900", "118", "12345671", "ア"));
        refused("JAPAN_POST_NEEDS_BRANCH_AND_NUMBER", given("9900", "11180", "1234567", "ア"));
        assertThat(
                        accounts.register(shop, given("9900", "118", "1234567", "ア"), CLERK, NOW)
                                .transferAccount()
                                .branch()
                                .name())
                .isEqualTo("一一八");
    }

    @ParameterizedTest
    @CsvSource({
        "118, ORDINARY, true",
        "118, SAVINGS, true",
        "118, CURRENT, false",
        "118, OTHER, false",
        "059, CURRENT, true",
        "059, ORDINARY, false",
        "059, SAVINGS, false",
        "059, OTHER, false",
    })
    void a_branch_of_the_post_bank_holds_its_own_types_only(
            String branch, AccountType type, boolean isTaken) {
        var account = new GivenAccount("9900", branch, type, "1234567", "ア");
        if (isTaken) {
            assertThat(accounts.register(shop, account, CLERK, NOW).given()).isEqualTo(account);
        } else {
            refused("JAPAN_POST_TYPE_NOT_AT_BRANCH", account);
        }
    }

    @Test
    void a_version_never_changes_but_can_be_erased() {
        BankAccount account = accounts.register(shop, given("12345", "ア"), CLERK, NOW);
        for (String change :
                List.of(
                        "UPDATE merchant_bank_account SET account_number = '7654321'",
                        "UPDATE merchant_bank_account SET holder = NULL",
                        "UPDATE merchant_bank_account SET bank_code = '0001', erased_at = now()",
                        "DELETE FROM merchant_bank_account")) {
            assertThatThrownBy(() ->
                            JDBC.sql(change + " WHERE merchant_id = ?")
                                    .param(shop.value())
                                    .update())
                    .isInstanceOf(DataAccessException.class);
        }
        assertThat(accounts.current(shop)).contains(account);

        assertThat(accounts.erase(shop, NOW)).isEqualTo(1);

        assertThat(accounts.erase(shop, NOW)).isZero();
        assertThat(accounts.current(shop)).isEmpty();
        assertThat(accounts.find(account.id())).isEmpty();
        assertThat(accounts.history(shop)).isEmpty();
        assertThat(accounts.register(shop, given("12345", "ア"), CLERK, NOW).id())
                .isNotEqualTo(account.id());
    }

    @Test
    void accounts_entered_at_once_are_one_after_the_other() throws Exception {
        List<Future<BankAccount>> entered = new ArrayList<>();
        try (var clerks = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 1; i <= 8; i++) {
                GivenAccount account = given(Integer.toString(i), "ア");
                entered.add(clerks.submit(() -> accounts.register(shop, account, CLERK, NOW)));
            }
        }
        for (Future<BankAccount> one : entered) {
            assertThat(accounts.history(shop)).contains(one.get());
        }
        assertThat(accounts.current(shop)).contains(accounts.history(shop).getFirst());
    }

    @Test
    void neither_number_nor_holder_shows_by_accident() {
        BankAccount account = accounts.register(shop, given("7654321", "エチゴヤ"), CLERK, NOW);
        assertThat(account + " " + account.given() + account.holderKana())
                .doesNotContain("7654321", "エチゴヤ", "ｴﾁｺﾞﾔ");
    }

    private void refused(String code, GivenAccount account) {
        assertThatThrownBy(() -> accounts.register(shop, account, CLERK, NOW))
                .isInstanceOfSatisfying(
                        Refused.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static GivenAccount given(String number, String holder) {
        return given("0140", "438", number, holder);
    }

    private static GivenAccount given(String bank, String branch, String number, String holder) {
        return new GivenAccount(bank, branch, AccountType.ORDINARY, number, holder);
    }
}

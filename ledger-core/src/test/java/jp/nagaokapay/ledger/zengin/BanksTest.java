package jp.nagaokapay.ledger.zengin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;

class BanksTest {
    private static final Banks BANKS = Banks.ofJapan();

    @Test
    void banks_and_branches_are_found_by_their_codes() {
        Branch west = BANKS.branch("0140", "438").orElseThrow();
        assertThat(west.bank().name()).isEqualTo("第四北越");
        assertThat(west.name()).isEqualTo("長岡西");
        assertThat(BANKS.find("9900").orElseThrow().name()).isEqualTo("ゆうちょ");
        assertThat(BANKS.find("0000")).isEmpty();
        assertThat(BANKS.branch("0140", "000")).isEmpty();
        assertThat(BANKS.branch("0000", "438")).isEmpty();
    }

    @Test
    void they_are_sought_by_how_a_name_kana_or_code_begins() {
        assertThat(BANKS.search("だいし")).extracting(Bank::code).contains("0140");
        assertThat(BANKS.search("ﾀﾞｲｼ")).extracting(Bank::code).contains("0140");
        assertThat(BANKS.search("第四北越銀行")).extracting(Bank::code).containsExactly("0140");
        assertThat(BANKS.search("三菱UFJ")).extracting(Bank::code).contains("0005");
        assertThat(BANKS.search("長岡信用金庫")).extracting(Bank::code).containsExactly("1371");
        assertThat(BANKS.search("0532")).extracting(Bank::name).containsExactly("大光");
        assertThat(BANKS.search("")).hasSize(Banks.FOUND_MAX);
        assertThat(BANKS.searchBranches("0140", "長岡西支店"))
                .extracting(Branch::code)
                .containsExactly("438");
        assertThat(BANKS.searchBranches("0000", "")).isEmpty();
    }

    @Test
    void every_name_can_stand_in_a_bank_file() {
        assertThat(BANKS.all())
                .hasSizeGreaterThan(1_000)
                .allSatisfy(bank -> {
                    assertThat(bank.code()).matches("[0-9]{4}");
                    assertThat(bank.transferName().cut(15).length()).isBetween(1, 15);
                });
        assertThat(BANKS.all().stream().map(BANKS::branchesOf).flatMap(Collection::stream))
                .hasSizeGreaterThan(20_000)
                .allSatisfy(branch -> {
                    assertThat(branch.code()).matches("[0-9]{3}");
                    assertThat(branch.transferName().cut(15).length()).isBetween(1, 15);
                });
    }
}

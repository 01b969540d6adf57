package jp.nagaokapay.ledger.zengin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({
        "JAえちご中越, 5666",
        "ＪＡえちご中越, 5666",
        "ｊａ えちご, 5666",
        "JAｴﾁｺﾞﾁﾕｳｴﾂ, 5666",
        "えちご中越農業協同組合, 5666",
        "エチゴチュウエツノウキョウ, 5666",
        "JA岩沼市, 3636",
        "なとりいわぬま, 3636",
        "住信SBI, 0038",
        "住信ＳＢＩネット銀行, 0038",
        "すみしん, 0038",
        "ドコモSMTB, 0038",
        "ナガオカシンヨウキンコ, 1371",
        "ナガオカシンヨウ, 1371",
        "ﾅｶﾞｵｶｼﾝｷﾝ, 1371",
        "ナカ゛オカシンキン, 1371",
        "長岡しんきん, 1371",
        "長岡 信用金庫, 1371",
        "商工組合中央金庫, 2004",
        "商工中金, 2004",
        "しょうこうくみあい, 2004",
        "農林中央金庫, 3000",
        "株式会社第四北越銀行, 0140",
        "㈱第四北越銀行, 0140",
        "北越銀行, 0140",
        "だいしほくえつぎんこう, 0140",
        "新潟県労働金庫, 2965",
        "新潟県ろうきん, 2965",
        "JA新潟県信連, 3017",
        "０１４０, 0140",
        "新潟県信用組合, 2351",
        "0000, ",
        "越後中越, ",
    })
    void they_are_found_by_the_names_that_people_use(String sought, @Nullable String code) {
        List<String> found = BANKS.search(sought).stream().map(Bank::code).toList();
        if (code == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).contains(code).hasSizeLessThan(5);
        }
    }

    @Test
    void branches_are_found_by_the_names_that_people_use() {
        for (String sought : List.of("ながおかにし", "ﾅｶﾞｵｶﾆｼｼﾃﾝ", "長岡西　支店", "４３８")) {
            assertThat(BANKS.searchBranches("0140", sought))
                    .as(sought)
                    .extracting(Branch::code)
                    .containsExactly("438");
        }
    }

    @Test
    void what_was_merged_is_no_bank_any_more() {
        for (String gone : List.of("3647", "3652", "3653")) {
            assertThat(BANKS.find(gone)).isEmpty();
            assertThat(BANKS.branch(gone, "001")).isEmpty();
            assertThat(BANKS.search(gone)).isEmpty();
        }
        assertThat(BANKS.branch("3636", "701").orElseThrow().name()).isEqualTo("岩沼");
    }

    @Test
    void branches_have_their_names_of_today() {
        assertThat(BANKS.branch("0001", "649").orElseThrow().name()).isEqualTo("ナンテン");
        assertThat(BANKS.branch("0001", "692").orElseThrow().name()).isEqualTo("アケビ");
        Branch toyota = BANKS.branch("0543", "239").orElseThrow();
        assertThat(toyota.name()).isEqualTo("豊田営業部");
        assertThat(toyota.transferName().kana()).isEqualTo("ﾄﾖﾀｴｲｷﾞﾖｳﾌﾞ");
    }

    /** Fails after a renewal that brings a correction: take the line out then. */
    @Test
    void no_correction_says_what_the_directory_says_itself() {
        Banks directory = new Banks(BankFiles.directory(), Corrections.NONE);
        Corrections corrections = Corrections.of(BankFiles.corrections());

        assertThat(corrections.gone())
                .isNotEmpty()
                .allSatisfy(code -> assertThat(directory.find(code)).isPresent());
        assertThat(corrections.branches())
                .isNotEmpty()
                .allSatisfy(it ->
                        assertThat(directory.branch(it.bankCode(), it.code()).orElseThrow().name())
                                .isNotEqualTo(it.name()));
        assertThat(corrections.otherNames())
                .isNotEmpty()
                .allSatisfy(it -> {
                    assertThat(BANKS.search(it.name()))
                            .extracting(Bank::code)
                            .contains(it.bankCode());
                    assertThat(directory.search(it.name()))
                            .extracting(Bank::code)
                            .doesNotContain(it.bankCode());
                });
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

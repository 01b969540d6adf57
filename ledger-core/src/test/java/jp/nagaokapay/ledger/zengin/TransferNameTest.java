package jp.nagaokapay.ledger.zengin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.shared.message.Refused;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferNameTest {

    @ParameterizedTest
    @CsvSource({
        "ナガオカ,ﾅｶﾞｵｶ",
        "ながおか,ﾅｶﾞｵｶ",
        "ﾅｶﾞｵｶ,ﾅｶﾞｵｶ",
        "カ゛キ゜ク゛,-",
        "ハ゜ン゛,-",
        "パンヤ,ﾊﾟﾝﾔ",
        "ハ゜ンヤ,ﾊﾟﾝﾔ",
        "ショップ,ｼﾖﾂﾌﾟ",
        "ﾔﾏﾀﾞ　ﾀﾛｳ,ﾔﾏﾀﾞ ﾀﾛｳ",
        "'  ヤマダ   タロウ ',ﾔﾏﾀﾞ ﾀﾛｳ",
        "コーヒー,ｺ-ﾋ-",
        "ｺｰﾋｰ,ｺ-ﾋ-",
        "Ｃａｆｅ－２４,CAFE-24",
        "アンド・ヲ,ｱﾝﾄﾞ.ｵ",
        "ヴィヱヰヶ,ｳﾞｲｴｲｹ",
        "エ（ナガオカ）,ｴ(ﾅｶﾞｵｶ)",
    })
    void names_are_read_whatever_their_width_and_syllabary(String given, String kana) {
        if (kana.equals("-")) {
            assertThatThrownBy(() -> TransferName.of(given)).isInstanceOf(Refused.class);
        } else {
            assertThat(TransferName.of(given).kana()).isEqualTo(kana);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "株式会社エチゴヤ,ｶ)ｴﾁｺﾞﾔ",
        "株式会社　エチゴヤ,ｶ)ｴﾁｺﾞﾔ",
        "エチゴヤ株式会社,ｴﾁｺﾞﾔ(ｶ",
        "エチゴヤ 株式会社,ｴﾁｺﾞﾔ(ｶ",
        "エチゴヤ株式会社ナガオカテン,ｴﾁｺﾞﾔ(ｶ)ﾅｶﾞｵｶﾃﾝ",
        "（株）エチゴヤ,ｶ)ｴﾁｺﾞﾔ",
        "㈱エチゴヤ,ｶ)ｴﾁｺﾞﾔ",
        "エチゴヤ㈲,ｴﾁｺﾞﾔ(ﾕ",
        "カ）エチゴヤ,ｶ)ｴﾁｺﾞﾔ",
        "(カ)エチゴヤ,ｶ)ｴﾁｺﾞﾔ",
        "エチゴヤ（カ）,ｴﾁｺﾞﾔ(ｶ",
        "エチゴヤ(カ,ｴﾁｺﾞﾔ(ｶ",
        "カブシキガイシャエチゴヤ,ｶ)ｴﾁｺﾞﾔ",
        "えちごやゆうげんがいしゃ,ｴﾁｺﾞﾔ(ﾕ",
        "合同会社エチゴヤ,ﾄﾞ)ｴﾁｺﾞﾔ",
        "合資会社エチゴヤ,ｼ)ｴﾁｺﾞﾔ",
        "一般社団法人エチゴ,ｼﾔ)ｴﾁｺﾞ",
        "医療法人社団エチゴ,ｲ)ｴﾁｺﾞ",
        "ＮＰＯ法人エチゴ,ﾄｸﾋ)ｴﾁｺﾞ",
        "学校法人エチゴ,ｶﾞｸ)ｴﾁｺﾞ",
        "更生保護法人エチゴ,ﾎｺﾞ)ｴﾁｺﾞ",
        "エチゴ有限責任中間法人,ｴﾁｺﾞ(ﾁﾕｳ",
        "無限責任中間法人エチゴ,ﾁﾕｳ)ｴﾁｺﾞ",
        "（一社）エチゴ,ｼﾔ)ｴﾁｺﾞ",
        "ホゴ） エチゴ,ﾎｺﾞ)ｴﾁｺﾞ",
        "エチゴ （ザイ ,ｴﾁｺﾞ(ｻﾞｲ",
        "株式会社カ,ｶ)ｶ",
        "㍿エチゴヤ,ｶ)ｴﾁｺﾞﾔ",
    })
    void the_legal_form_is_abbreviated_by_its_place(String given, String kana) {
        assertThat(TransferName.of(given).kana()).isEqualTo(kana);
    }

    @ParameterizedTest
    @CsvSource({
        "株式会社エチゴヤナガオカ営業所,ｶ)ｴﾁｺﾞﾔﾅｶﾞｵｶ(ｴｲ",
        "エチゴヤ出張所ナガオカ,ｴﾁｺﾞﾔ(ｼﾕﾂ)ﾅｶﾞｵｶ",
        "社会福祉法人ナガオカシ社会福祉協議会,ﾌｸ)ﾅｶﾞｵｶｼｼﾔｷﾖｳ",
        "エチゴヤ労働組合,ｴﾁｺﾞﾔﾛｳｸﾐ",
        "ニイガタケン漁業協同組合連合会,ﾆｲｶﾞﾀｹﾝｷﾞﾖﾚﾝ",
        "ニイガタ漁業協同組合,ﾆｲｶﾞﾀｷﾞﾖｷﾖｳ",
        "ナガオカ協同組合,ﾅｶﾞｵｶｷﾖｳｸﾐ",
        "ニイガタケン国民健康保険団体連合会,ﾆｲｶﾞﾀｹﾝｺｸﾎﾚﾝ",
        "ナガオカ有限責任事業組合,ﾅｶﾞｵｶﾕｳｸﾐ",
    })
    void offices_and_lines_of_business_are_abbreviated_too(String given, String kana) {
        assertThat(TransferName.of(given).kana()).isEqualTo(kana);
    }

    /** Without reading the tables: each word of theirs becomes one that a bank takes. */
    @Test
    void no_word_of_the_tables_is_refused() {
        Stream.of(
                        AbbreviatedWords.CORPORATIONS,
                        AbbreviatedWords.OFFICES,
                        AbbreviatedWords.BUSINESSES)
                .flatMap(table -> table.values().stream())
                .flatMap(List::stream)
                .forEach(word ->
                        assertThat(TransferName.of("エチゴ" + word).kana())
                                .as(word)
                                .matches("ｴﾁｺﾞ\\(?[ｱ-ﾝﾞﾟ]{1,9}"));
    }

    @Test
    void what_banks_do_not_take_is_refused_by_its_place_and_never_by_itself() {
        refused("ヤマダ太郎", 4, "KANJI");
        refused("株式会社ヤマダ酒店", 8, "KANJI");
        refused("サ々", 2, "KANJI");
        refused("ヤマダ&コ", 4, "SIGN");
        refused("ヤマダ,コ", 4, "SIGN");
        refused("ヤマダ😀", 4, "SIGN");
        refused("😀ヤマダ", 1, "SIGN");
        refused("ア゛", 2, "VOICING_MARK");
        refused("カﾟ", 2, "VOICING_MARK");
        refused("゛ア", 1, "VOICING_MARK");
        refused("ア\nイ", 2, "SIGN");
    }

    @Test
    void a_name_has_more_than_its_legal_form() {
        for (String none :
                new String[] {
                    "",
                    " ",
                    "　",
                    "-",
                    "株式会社",
                    "( . )",
                    "カ）",
                    "ユ)",
                    "（カ）",
                    "(カ",
                    "ﾎｺﾞ)",
                    " カ） ",
                    "㈱",
                    "カ)(カ)",
                    "株式会社カ）",
                    "カ）カ）",
                    "カブシキガイシャ",
                    "一般財団法人"
                }) {
            assertThatThrownBy(() -> TransferName.of(none))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refusal -> assertThat(refusal.code()).isEqualTo("TRANSFER_NAME_EMPTY"));
        }
    }

    @Test
    void a_cut_never_parts_a_mark_from_its_letter() {
        TransferName name = TransferName.of("ガガガ");
        assertThat(name.cut(6)).isEqualTo(name);
        assertThat(name.cut(5).kana()).isEqualTo("ｶﾞｶﾞ");
        assertThat(name.cut(4).kana()).isEqualTo("ｶﾞｶﾞ");
        assertThat(name.cut(3).kana()).isEqualTo("ｶﾞ");
        assertThat(TransferName.of("アイ ウ").cut(3).kana()).isEqualTo("ｱｲ");
    }

    @Test
    void a_name_never_ends_with_a_bracket_that_opens() {
        TransferName name = TransferName.of("エチゴヤ株式会社ナガオカテン");
        assertThat(name.cut(7).kana()).isEqualTo("ｴﾁｺﾞﾔ(ｶ");
        assertThat(name.cut(6).kana()).isEqualTo("ｴﾁｺﾞﾔ");
        assertThat(TransferName.of("アイ ( (ウ").cut(6).kana()).isEqualTo("ｱｲ");
        assertThat(TransferName.of("アイ (").kana()).isEqualTo("ｱｲ");
        assertThat(TransferName.of("((((ア").cut(3).length()).isEqualTo(3);
    }

    @Property(tries = 2_000)
    void any_text_is_permitted_letters_or_refused(@ForAll @StringLength(max = 60) String given) {
        permittedOrRefused(given);
    }

    @Property(tries = 2_000)
    void any_kana_is_permitted_letters_or_refused(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int width) {
        Random chance = new Random(seed);
        StringBuilder given = new StringBuilder("バ");
        for (int i = chance.nextInt(60); i > 0; i--) {
            given.appendCodePoint(
                    switch (chance.nextInt(4)) {
                        case 0 -> chance.nextInt('ぁ', 'ゖ');
                        case 1 -> chance.nextInt('ァ', 'ヴ');
                        case 2 -> chance.nextInt('ｦ', 'ﾝ');
                        default -> " 株式会社()カー・A0".charAt(chance.nextInt(12));
                    });
        }
        permittedOrRefused(given.toString());
        try {
            TransferName whole = TransferName.of(given.toString());
            TransferName cut = whole.cut(width);
            assertThat(cut.length()).isLessThanOrEqualTo(width);
            assertThat(whole.kana()).startsWith(cut.kana());
            assertThat(whole.kana().substring(cut.length())).doesNotStartWith("ﾞ");
            assertThat(whole.kana().substring(cut.length())).doesNotStartWith("ﾟ");
        } catch (Refused refused) {
            // what is refused is not cut
        }
    }

    private static void permittedOrRefused(String given) {
        try {
            TransferName name = TransferName.of(given);
            assertThat(name.kana()).matches("[ 0-9A-Z()\\-./ｱ-ﾝﾞﾟ]+");
            assertThat(name.kana()).doesNotMatch("(^| |.*[ｱｲｴｵﾅ-ﾉﾏ-ﾝ0-9A-Z()\\-./])[ﾞﾟ].*");
            assertThat(TransferName.of(name.kana())).isEqualTo(name);
        } catch (Refused refused) {
            assertThat(refused.code()).startsWith("TRANSFER_NAME_");
            assertThat(refused).hasMessage(refused.code());
        }
    }

    private static void refused(String given, int position, String reason) {
        assertThatThrownBy(() -> TransferName.of(given))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refusal -> {
                            assertThat(refusal.code()).isEqualTo("TRANSFER_NAME_LETTER_REFUSED");
                            assertThat(refusal.details())
                                    .isEqualTo(Map.of("position", position, "reason", reason));
                        });
    }
}

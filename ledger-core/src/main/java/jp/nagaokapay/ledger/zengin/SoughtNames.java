package jp.nagaokapay.ledger.zengin;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.shared.text.SearchKey;

/**
 * The names by which people look for a bank or a branch, of which the directory has the shortest:
 * 長岡信金 is 長岡信用金庫 and ながおかしんきん too, えちご中越農協 is JAえちご中越.
 */
final class SoughtNames {
    private static final Kind BANK = new Kind(Set.of(""), List.of("銀行", "ギンコウ"), "");
    private static final Kind BRANCH = new Kind(Set.of(""), List.of("支店", "シテン"), "");
    private static final List<Kind> KINDS =
            List.of(
                    new Kind(Set.of("信金", "シンキン"), List.of("信用金庫", "シンキン", "シンヨウキンコ"), ""),
                    new Kind(Set.of("信組", "シンクミ"), List.of("信用組合", "シンクミ", "シンヨウクミアイ"), ""),
                    new Kind(Set.of("労金", "ロウキン"), List.of("労働金庫", "ロウキン", "ロウドウキンコ"), ""),
                    new Kind(
                            Set.of("農協", "ノウキヨウ"),
                            List.of("農業協同組合", "ノウキヨウ", "ノウギヨウキヨウドウクミアイ"),
                            "JA"),
                    new Kind(
                            Set.of("漁協", "ギヨキヨウ"),
                            List.of("漁業協同組合", "ギヨキヨウ", "ギヨギヨウキヨウドウクミアイ"),
                            "JF"),
                    new Kind(Set.of("信漁連", "シンギヨレン"), List.of("信用漁業協同組合連合会", "シンギヨレン"), "JF"),
                    new Kind(Set.of("信連", "シンレン"), List.of("信用農業協同組合連合会", "シンレン"), "JA"));

    private SoughtNames() {}

    /** Keys of what a name or a kana of a bank stands for. */
    static Stream<String> ofBank(String name) {
        return KINDS.stream()
                .filter(kind -> kind.isOf(name))
                .findFirst()
                .orElse(BANK)
                .variants(name)
                .map(SearchKey::of);
    }

    static Stream<String> ofBranch(Branch branch) {
        return Stream.of(branch.name(), branch.kana()).flatMap(BRANCH::variants).map(SearchKey::of);
    }

    /** The key of what somebody looks for; that it is a company says nothing of a bank. */
    static String sought(String typed) {
        return SearchKey.of(typed).replace("株式会社", "").replace("(株)", "");
    }

    /**
     * @param endings how names of the kind end in the directory
     * @param others what people write for such an ending
     * @param before what they may write before the name; empty for nothing
     */
    private record Kind(Set<String> endings, List<String> others, String before) {
        boolean isOf(String name) {
            return endings.stream().anyMatch(name::endsWith);
        }

        Stream<String> variants(String name) {
            String root =
                    endings.stream()
                            .filter(name::endsWith)
                            .findFirst()
                            .map(ending -> name.substring(0, name.length() - ending.length()))
                            .orElse(name);
            return Stream.concat(Stream.of(name), others.stream().map(root::concat))
                    .flatMap(variant -> Stream.of(variant, before + variant));
        }
    }
}

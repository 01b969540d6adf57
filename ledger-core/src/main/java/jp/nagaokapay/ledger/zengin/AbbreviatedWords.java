package jp.nagaokapay.ledger.zengin;

import java.util.List;
import java.util.Map;

/**
 * What banks abbreviate in names of accounts, and how: the tables 法人略語, 営業所略語 and 事業略語 of 全国銀行協会,
 * as banks publish them, and what people write for a legal form.
 */
final class AbbreviatedWords {
    /** Legal forms. */
    static final Map<String, List<String>> CORPORATIONS =
            Map.ofEntries(
                    Map.entry("カ", List.of("株式会社", "(株)", "カブシキガイシャ", "カブシキカイシャ")),
                    Map.entry("ユ", List.of("有限会社", "(有)", "ユウゲンガイシャ", "ユウゲンカイシャ")),
                    Map.entry("ド", List.of("合同会社", "(同)", "ゴウドウガイシャ", "ゴウドウカイシャ")),
                    Map.entry("シ", List.of("合資会社", "(資)", "ゴウシガイシャ", "ゴウシカイシャ")),
                    Map.entry("メ", List.of("合名会社", "(名)", "ゴウメイガイシャ", "ゴウメイカイシャ")),
                    Map.entry("ソ", List.of("相互会社", "(相)")),
                    Map.entry("イ", List.of("医療法人", "医療法人社団", "医療法人財団", "社会医療法人", "(医)")),
                    Map.entry("ザイ", List.of("財団法人", "一般財団法人", "公益財団法人", "(財)", "(一財)", "(公財)")),
                    Map.entry("シヤ", List.of("社団法人", "一般社団法人", "公益社団法人", "(社)", "(一社)", "(公社)")),
                    Map.entry("シユウ", List.of("宗教法人", "(宗)")),
                    Map.entry("ガク", List.of("学校法人", "(学)")),
                    Map.entry("フク", List.of("社会福祉法人", "(福)")),
                    Map.entry("トクヒ", List.of("特定非営利活動法人", "NPO法人", "(特非)")),
                    Map.entry("ノウ", List.of("農事組合法人")),
                    Map.entry("ドク", List.of("独立行政法人", "(独)")),
                    Map.entry("チドク", List.of("地方独立行政法人")),
                    Map.entry("ダイ", List.of("国立大学法人", "公立大学法人")),
                    Map.entry("ベン", List.of("弁護士法人")),
                    Map.entry("ギヨ", List.of("行政書士法人")),
                    Map.entry("シホウ", List.of("司法書士法人")),
                    Map.entry("ゼイ", List.of("税理士法人")),
                    Map.entry("ロウム", List.of("社会保険労務士法人")),
                    Map.entry("カンリ", List.of("管理組合法人")),
                    Map.entry("ホゴ", List.of("更生保護法人", "(更)")),
                    Map.entry("チユウ", List.of("有限責任中間法人", "無限責任中間法人")));

    /** Offices, which stand in brackets as legal forms do. */
    static final Map<String, List<String>> OFFICES =
            Map.of("エイ", List.of("営業所"), "シユツ", List.of("出張所"));

    /** Lines of business, which stand in the name without brackets. */
    static final Map<String, List<String>> BUSINESSES =
            Map.ofEntries(
                    Map.entry("レン", List.of("連合会")),
                    Map.entry("キヨウサイ", List.of("共済組合")),
                    Map.entry("キヨウクミ", List.of("協同組合")),
                    Map.entry("セイメイ", List.of("生命保険")),
                    Map.entry("カイジヨウ", List.of("海上火災保険")),
                    Map.entry("カサイ", List.of("火災海上保険")),
                    Map.entry("ケンポ", List.of("健康保険組合")),
                    Map.entry("コクホ", List.of("国民健康保険組合")),
                    Map.entry("コクホレン", List.of("国民健康保険団体連合会")),
                    Map.entry("シヤホ", List.of("社会保険診療報酬支払基金")),
                    Map.entry("コウネン", List.of("厚生年金基金")),
                    Map.entry("ジユウクミ", List.of("従業員組合")),
                    Map.entry("ロウクミ", List.of("労働組合")),
                    Map.entry("セイキヨウ", List.of("生活協同組合")),
                    Map.entry("シヨクハンキヨウ", List.of("食糧販売協同組合")),
                    Map.entry("コクキヨウレン", List.of("国家公務員共済組合連合会")),
                    Map.entry("ノウキヨウレン", List.of("農業協同組合連合会")),
                    Map.entry("ケイザイレン", List.of("経済農業協同組合連合会")),
                    Map.entry("キヨウサイレン", List.of("共済農業協同組合連合会")),
                    Map.entry("ギヨキヨウ", List.of("漁業協同組合")),
                    Map.entry("ギヨレン", List.of("漁業協同組合連合会")),
                    Map.entry("シヨクアン", List.of("公共職業安定所")),
                    Map.entry("シヤキヨウ", List.of("社会福祉協議会")),
                    Map.entry("トクヨウ", List.of("特別養護老人ホーム")),
                    Map.entry("ユウクミ", List.of("有限責任事業組合")));

    private AbbreviatedWords() {}
}

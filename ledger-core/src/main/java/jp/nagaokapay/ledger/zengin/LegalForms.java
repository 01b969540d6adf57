package jp.nagaokapay.ledger.zengin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The abbreviations that banks use for a legal form: {@code ｶ)} before the name, {@code (ｶ} after
 * it, {@code (ｶ)} within it.
 */
final class LegalForms {
    private static final Map<String, List<String>> WORDS =
            Map.ofEntries(
                    Map.entry("カ", List.of("株式会社", "(株)", "カブシキガイシャ", "カブシキカイシャ")),
                    Map.entry("ユ", List.of("有限会社", "(有)", "ユウゲンガイシャ", "ユウゲンカイシャ")),
                    Map.entry("ド", List.of("合同会社", "(同)", "ゴウドウガイシャ", "ゴウドウカイシャ")),
                    Map.entry("シ", List.of("合資会社", "(資)", "ゴウシガイシャ", "ゴウシカイシャ")),
                    Map.entry("メ", List.of("合名会社", "(名)", "ゴウメイガイシャ", "ゴウメイカイシャ")),
                    Map.entry("ソ", List.of("相互会社")),
                    Map.entry("イ", List.of("医療法人", "医療法人社団", "医療法人財団", "社会医療法人", "(医)")),
                    Map.entry("ザイ", List.of("財団法人", "一般財団法人", "公益財団法人", "(財)")),
                    Map.entry("シヤ", List.of("社団法人", "一般社団法人", "公益社団法人", "(社)")),
                    Map.entry("シユウ", List.of("宗教法人", "(宗)")),
                    Map.entry("ガク", List.of("学校法人", "(学)")),
                    Map.entry("フク", List.of("社会福祉法人", "(福)")),
                    Map.entry("トクヒ", List.of("特定非営利活動法人", "NPO法人", "(特非)")),
                    Map.entry("ノウ", List.of("農事組合法人")),
                    Map.entry("ドク", List.of("独立行政法人")),
                    Map.entry("チドク", List.of("地方独立行政法人")),
                    Map.entry("ダイ", List.of("国立大学法人", "公立大学法人")),
                    Map.entry("ベン", List.of("弁護士法人")),
                    Map.entry("ギヨ", List.of("行政書士法人")),
                    Map.entry("シホウ", List.of("司法書士法人")),
                    Map.entry("ゼイ", List.of("税理士法人")),
                    Map.entry("ロウム", List.of("社会保険労務士法人")),
                    Map.entry("カンリ", List.of("管理組合法人")));

    /** The longest first, so that 社団法人 is not found within 一般社団法人. */
    private static final List<Form> FORMS =
            WORDS.entrySet().stream()
                    .flatMap(entry ->
                            Stream.concat(
                                            entry.getValue().stream(),
                                            Stream.of("(" + entry.getKey() + ")"))
                                    .map(word -> new Form(codes(word), codes(entry.getKey()))))
                    .sorted(Comparator.comparingInt((Form form) -> form.word.size()).reversed())
                    .toList();

    private LegalForms() {}

    /** Puts the abbreviation in the place of each legal form, and no blanks beside it. */
    static List<NameLetter> abbreviate(List<NameLetter> name) {
        List<NameLetter> shortened = new ArrayList<>(name.size());
        int at = 0;
        while (at < name.size()) {
            Form form = formAt(name, at);
            if (form == null) {
                shortened.add(name.get(at++));
                continue;
            }
            at += form.word.size();
            while (at < name.size() && name.get(at).isBlank()) {
                at++;
            }
            while (!shortened.isEmpty() && shortened.getLast().isBlank()) {
                shortened.removeLast();
            }
            boolean first = shortened.isEmpty();
            boolean last = at == name.size();
            if (!first) {
                shortened.add(new NameLetter('(', NameLetter.PUT_IN));
            }
            form.abbreviation.forEach(
                    code -> shortened.add(new NameLetter(code, NameLetter.PUT_IN)));
            if (!last) {
                shortened.add(new NameLetter(')', NameLetter.PUT_IN));
            }
        }
        return shortened;
    }

    private static @Nullable Form formAt(List<NameLetter> name, int at) {
        for (Form form : FORMS) {
            if (form.isAt(name, at)) {
                return form;
            }
        }
        return null;
    }

    private static List<Integer> codes(String word) {
        return NameLetter.read(word).stream().map(NameLetter::code).toList();
    }

    private record Form(List<Integer> word, List<Integer> abbreviation) {
        boolean isAt(List<NameLetter> name, int at) {
            if (at + word.size() > name.size()) {
                return false;
            }
            for (int i = 0; i < word.size(); i++) {
                if (name.get(at + i).code() != word.get(i)) {
                    return false;
                }
            }
            return true;
        }
    }
}

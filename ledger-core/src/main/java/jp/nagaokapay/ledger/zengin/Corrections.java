package jp.nagaokapay.ledger.zengin;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known better than the directory knows it: {@code corrections.tsv}, which names its
 * sources.
 */
record Corrections(Set<String> gone, List<BranchName> branches, List<OtherName> otherNames) {
    static final Corrections NONE = new Corrections(Set.of(), List.of(), List.of());

    /** How a branch is called now. */
    record BranchName(String bankCode, String code, String name, String kana) {}

    /** How people call a bank, besides its name in the directory. */
    record OtherName(String bankCode, String name, String kana) {}

    static Corrections of(List<String> lines) {
        List<String[]> read =
                lines.stream()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split("\t", -1))
                        .toList();
        return new Corrections(
                ofKind(read, "gone").map(it -> it[1]).collect(Collectors.toUnmodifiableSet()),
                ofKind(read, "branch")
                        .map(it -> new BranchName(it[1], it[2], it[3], it[4]))
                        .toList(),
                ofKind(read, "known-as").map(it -> new OtherName(it[1], it[2], it[3])).toList());
    }

    private static Stream<String[]> ofKind(Collection<String[]> lines, String kind) {
        return lines.stream().filter(line -> line[0].equals(kind));
    }
}

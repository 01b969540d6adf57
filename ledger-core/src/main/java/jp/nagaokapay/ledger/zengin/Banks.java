package jp.nagaokapay.ledger.zengin;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The banks of Japan and their branches, as of the version that the program came with and as {@link
 * Corrections} has them since.
 */
public final class Banks {
    /** The most entries that a search answers. */
    public static final int FOUND_MAX = 50;

    private final Map<String, Bank> banks = new TreeMap<>();
    private final Map<String, Map<String, Branch>> branches = new TreeMap<>();
    private final Map<Bank, Set<String>> soughtNames = new HashMap<>();

    /**
     * @param lines code, name and kana of a bank; behind a tab, those of its branches
     */
    Banks(List<String> lines, Corrections corrections) {
        String bankCode = "";
        for (String line : lines) {
            String[] part = line.split("\t", -1);
            if (!part[0].isEmpty()) {
                bankCode = part[0];
                banks.put(bankCode, new Bank(part[0], part[1], part[2]));
                branches.put(bankCode, new TreeMap<>());
            } else {
                put(bankCode, part[1], part[2], part[3]);
            }
        }
        corrections.branches().forEach(it -> put(it.bankCode(), it.code(), it.name(), it.kana()));
        banks.keySet().removeAll(corrections.gone());
        branches.keySet().removeAll(corrections.gone());
        banks.values().forEach(bank -> soughtNames.put(bank, soughtNames(bank, corrections)));
    }

    private void put(String bankCode, String code, String name, String kana) {
        Bank bank = Objects.requireNonNull(banks.get(bankCode), "a branch of no bank");
        Objects.requireNonNull(branches.get(bankCode), "a bank without a list")
                .put(code, new Branch(bank, code, name, kana));
    }

    private static Set<String> soughtNames(Bank bank, Corrections corrections) {
        Stream<String> others =
                corrections.otherNames().stream()
                        .filter(it -> it.bankCode().equals(bank.code()))
                        .flatMap(it -> Stream.of(it.name(), it.kana()));
        return Stream.concat(Stream.of(bank.name(), bank.kana()), others)
                .flatMap(SoughtNames::ofBank)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The directory, read when it is first asked for. */
    public static Banks ofJapan() {
        return OfJapan.BANKS;
    }

    public Optional<Bank> find(String bankCode) {
        return Optional.ofNullable(banks.get(bankCode));
    }

    public Optional<Branch> branch(String bankCode, String branchCode) {
        return Optional.ofNullable(branches(bankCode).get(branchCode));
    }

    /** Banks that are called so or whose code begins so, by code, at most {@link #FOUND_MAX}. */
    public List<Bank> search(String beginning) {
        return search(
                banks.values(),
                beginning,
                Bank::code,
                bank -> Objects.requireNonNull(soughtNames.get(bank)).stream());
    }

    /** A bank's branches as {@link #search}; none for an unknown bank. */
    public List<Branch> searchBranches(String bankCode, String beginning) {
        return search(branches(bankCode).values(), beginning, Branch::code, SoughtNames::ofBranch);
    }

    Collection<Bank> all() {
        return banks.values();
    }

    Collection<Branch> branchesOf(Bank bank) {
        return branches(bank.code()).values();
    }

    private Map<String, Branch> branches(String bankCode) {
        return branches.getOrDefault(bankCode, Map.of());
    }

    private static <T> List<T> search(
            Collection<T> all,
            String beginning,
            Function<T, String> code,
            Function<T, Stream<String>> names) {
        String sought = SoughtNames.sought(beginning);
        return all.stream()
                .filter(one ->
                        code.apply(one).startsWith(sought)
                                || names.apply(one).anyMatch(name -> name.startsWith(sought)))
                .limit(FOUND_MAX)
                .toList();
    }

    private static final class OfJapan {
        private static final Banks BANKS =
                new Banks(BankFiles.directory(), Corrections.of(BankFiles.corrections()));
    }
}

package jp.nagaokapay.ledger.zengin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/** The banks of Japan and their branches, as of the version that the program came with. */
public final class Banks {
    /** The most entries that a search answers. */
    public static final int FOUND_MAX = 50;

    private static final String RESOURCE = "/zengin/banks.tsv.gz";

    /** The directory has 長岡信金 for 長岡信用金庫, 大光 for 大光銀行. */
    private static final Map<String, String> SHORT =
            Map.of(
                    "信用金庫", "信金",
                    "信用組合", "信組",
                    "労働金庫", "労金",
                    "農業協同組合", "農協",
                    "銀行", "",
                    "支店", "");

    private final Map<String, Bank> banks = new TreeMap<>();
    private final Map<String, Map<String, Branch>> branches = new TreeMap<>();

    private Banks(BufferedReader lines) throws IOException {
        Bank bank = null;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] part = line.split("\t", -1);
            if (!part[0].isEmpty()) {
                bank = new Bank(part[0], part[1], part[2]);
                banks.put(bank.code(), bank);
                branches.put(bank.code(), new TreeMap<>());
            } else {
                Objects.requireNonNull(bank, "a branch before the first bank");
                Map<String, Branch> ofBank =
                        Objects.requireNonNull(branches.get(bank.code()), "a bank without a list");
                ofBank.put(part[1], new Branch(bank, part[1], part[2], part[3]));
            }
        }
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

    /** Banks whose name, kana or code begins so, by code, at most {@link #FOUND_MAX}. */
    public List<Bank> search(String beginning) {
        return search(banks.values(), beginning, Bank::code, Bank::name, Bank::kana);
    }

    /** A bank's branches as {@link #search}; none for an unknown bank. */
    public List<Branch> searchBranches(String bankCode, String beginning) {
        return search(
                branches(bankCode).values(), beginning, Branch::code, Branch::name, Branch::kana);
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
            Function<T, String> name,
            Function<T, String> kana) {
        String sought = key(shortened(beginning.strip()));
        return all.stream()
                .filter(one ->
                        code.apply(one).startsWith(sought)
                                || key(name.apply(one)).startsWith(sought)
                                || key(kana.apply(one)).startsWith(sought))
                .limit(FOUND_MAX)
                .toList();
    }

    private static String shortened(String name) {
        return SHORT.entrySet().stream()
                .filter(ending -> name.endsWith(ending.getKey()))
                .findFirst()
                .map(ending ->
                        name.substring(0, name.length() - ending.getKey().length())
                                + ending.getValue())
                .orElse(name);
    }

    /** Widths, syllabaries and small kana make no difference to who is sought. */
    private static String key(String text) {
        return NameLetter.text(NameLetter.read(text));
    }

    private static final class OfJapan {
        private static final Banks BANKS = read();

        private static Banks read() {
            try (InputStream packed =
                            Objects.requireNonNull(
                                    Banks.class.getResourceAsStream(RESOURCE), RESOURCE);
                    BufferedReader lines =
                            new BufferedReader(
                                    new InputStreamReader(
                                            new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
                return new Banks(lines);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

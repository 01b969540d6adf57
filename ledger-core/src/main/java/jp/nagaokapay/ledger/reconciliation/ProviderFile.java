package jp.nagaokapay.ledger.reconciliation;

import java.util.List;

/**
 * What a provider says was charged through a channel on a day.
 *
 * @param hash SHA-256 (hex) of the bytes as they came: the same file is told by it
 */
public record ProviderFile(String hash, List<Line> lines) {
    public ProviderFile {
        lines = List.copyOf(lines);
    }

    long amount() {
        return lines.stream().mapToLong(Line::amount).sum();
    }

    /**
     * @param number the line in the file, the header being 1
     * @param reference the provider's reference, the receipt's number at a counter
     * @param amount whole yen, positive
     */
    public record Line(int number, String reference, long amount) {}
}

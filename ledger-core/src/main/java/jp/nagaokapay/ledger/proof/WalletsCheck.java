package jp.nagaokapay.ledger.proof;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the journal owes for each lot remains in it; wallet by wallet, so that none is missed. */
final class WalletsCheck implements Check {
    private static final int ACCOUNTS = 300;

    /** Jumps from account to account in the index. */
    private static final String SLICE =
            """
            WITH RECURSIVE known AS (
                (SELECT credit AS account FROM posting
                    WHERE credit > :cursor AND credit > 'wallet:' AND credit < 'wallet;'
                    ORDER BY credit LIMIT 1)
                UNION ALL
                SELECT (SELECT p.credit FROM posting p
                    WHERE p.credit > k.account AND p.credit < 'wallet;'
                    ORDER BY p.credit LIMIT 1)
                FROM known k WHERE k.account IS NOT NULL)
            SELECT account FROM known WHERE account IS NOT NULL LIMIT :limit
            """;

    private final JdbcClient client;
    private final LotComparison comparison;

    WalletsCheck(JdbcClient client) {
        this.client = client;
        comparison = new LotComparison(name(), client);
    }

    @Override
    public String name() {
        return "wallets";
    }

    @Override
    public int piecesARun() {
        return 3;
    }

    @Override
    public Optional<Piece> next(String cursor, TablePositions positions) {
        if (!comparison.comparable(positions)) {
            return Optional.empty();
        }
        List<String> accounts =
                client.sql(SLICE)
                        .param("cursor", cursor)
                        .param("limit", ACCOUNTS)
                        .query((row, _) -> row.getString("account"))
                        .list();
        if (accounts.isEmpty()) {
            return Optional.of(new Piece(List.of(), BEGINNING, true));
        }
        return Optional.of(
                new Piece(
                        comparison.compare(accounts, List.of(), positions),
                        accounts.getLast(),
                        false));
    }

    @Override
    public Optional<List<Finding>> again(Finding finding, TablePositions positions) {
        return comparison.again(finding, positions);
    }
}

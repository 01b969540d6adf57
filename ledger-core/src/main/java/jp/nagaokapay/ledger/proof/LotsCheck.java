package jp.nagaokapay.ledger.proof;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What remains in each lot is what the journal owes for it. Goes through the lots, so that one is
 * found that the journal does not know; {@link WalletsCheck} goes through the journal.
 */
final class LotsCheck implements Check {
    private static final int LOTS = 1_000;
    private static final String SLICE =
            """
            SELECT lot_id, wallet_id || ':' || lower(kind) AS account FROM lot
            WHERE lot_id > :cursor ORDER BY lot_id LIMIT :limit
            """;

    private final JdbcClient client;
    private final LotComparison comparison;

    LotsCheck(JdbcClient client) {
        this.client = client;
        comparison = new LotComparison(name(), client);
    }

    @Override
    public String name() {
        return "lots";
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
        List<Lot> lots =
                client.sql(SLICE)
                        .param("cursor", cursor)
                        .param("limit", LOTS)
                        .query(LotsCheck::lot)
                        .list();
        if (lots.isEmpty()) {
            return Optional.of(new Piece(List.of(), BEGINNING, true));
        }
        return Optional.of(
                new Piece(
                        comparison.compare(
                                lots.stream().map(Lot::account).distinct().toList(),
                                lots.stream().map(Lot::lotId).toList(),
                                positions),
                        lots.getLast().lotId(),
                        false));
    }

    @Override
    public Optional<List<Finding>> again(Finding finding, TablePositions positions) {
        return comparison.again(finding, positions);
    }

    private static Lot lot(ResultSet row, int number) throws SQLException {
        return new Lot(row.getString("lot_id"), row.getString("account"));
    }

    private record Lot(String lotId, String account) {}
}

package jp.nagaokapay.ledger.proof;

import java.util.List;
import java.util.Optional;

/**
 * One comparison, done piece by piece in an order of its own. Called within a transaction that
 * reads one snapshot.
 */
interface Check {
    String BEGINNING = "";

    /** How the name ends of a check that repeats, from the log's beginning, the one before it. */
    String AGAIN = "-again";

    /** Its stable name. */
    String name();

    /** How many pieces a run does at most. */
    int piecesARun();

    /**
     * The piece behind {@code cursor}; empty when the tables cannot be compared in this snapshot.
     *
     * @param cursor {@link #BEGINNING}, or where the piece before ended
     */
    Optional<Piece> next(String cursor, TablePositions positions);

    /** What became of a finding; empty when it cannot be said in this snapshot. */
    Optional<List<Finding>> again(Finding finding, TablePositions positions);

    /**
     * @param cursor where the next piece begins
     * @param last whether there is nothing behind it for now
     */
    record Piece(List<Finding> findings, String cursor, boolean last) {}
}

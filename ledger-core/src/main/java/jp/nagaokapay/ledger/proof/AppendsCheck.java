package jp.nagaokapay.ledger.proof;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.nagaokapay.ledger.log.mac.AppendedRows;

/**
 * Every row of the log is there and is one that the program appended: {@link #asTheyCome} to the
 * log's end and then whatever is new, {@link #again} from the beginning to the end and from the
 * beginning. What is counted are rows, not yen.
 */
final class AppendsCheck implements Check {
    private static final int PIECES_AS_THEY_COME = 20;
    private static final int PIECES_AGAIN = 4;

    private final String name;
    private final int piecesARun;
    private final boolean around;
    private final AppendedRows rows;

    private AppendsCheck(String name, int piecesARun, boolean around, AppendedRows rows) {
        this.name = name;
        this.piecesARun = piecesARun;
        this.around = around;
        this.rows = rows;
    }

    static AppendsCheck asTheyCome(AppendedRows rows) {
        return new AppendsCheck("appends", PIECES_AS_THEY_COME, false, rows);
    }

    static AppendsCheck again(AppendedRows rows) {
        return new AppendsCheck("appends" + AGAIN, PIECES_AGAIN, true, rows);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int piecesARun() {
        return piecesARun;
    }

    @Override
    public Optional<Piece> next(String cursor, TablePositions positions) {
        long after = cursor.equals(BEGINNING) ? 0 : Long.parseLong(cursor);
        AppendedRows.Page page = rows.behind(after);
        return Optional.of(
                page.empty()
                        ? new Piece(List.of(), around ? BEGINNING : cursor, true)
                        : new Piece(findings(page.faults()), Long.toString(page.last()), false));
    }

    @Override
    public Optional<List<Finding>> again(Finding finding, TablePositions positions) {
        return Optional.of(findings(rows.at(finding.fromPosition())));
    }

    private List<Finding> findings(List<AppendedRows.Fault> faults) {
        return faults.stream()
                .map(fault ->
                        new Finding(
                                name,
                                Long.toString(fault.position()),
                                "log:" + fault.kind().name().toLowerCase(Locale.ROOT),
                                fault.position(),
                                fault.position(),
                                1,
                                0))
                .toList();
    }
}

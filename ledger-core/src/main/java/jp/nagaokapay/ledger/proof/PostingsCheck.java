package jp.nagaokapay.ledger.proof;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import jp.nagaokapay.ledger.log.read.EventLog;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was posted is what the event says, event by event: {@link #asTheyCome} to the log's end and
 * then whatever is new, {@link #again} from the beginning to the end and from the beginning.
 */
final class PostingsCheck implements Check {
    static final String AS_THEY_COME = "postings";

    private static final int PIECES_AS_THEY_COME = 20;
    private static final int PIECES_AGAIN = 4;

    private static final String POSTED =
            """
            SELECT position, account, value_date, sum(change) AS change FROM (
                SELECT position, debit AS account, value_date, -amount AS change FROM posting
                WHERE position > :after AND position <= :up_to
                UNION ALL
                SELECT position, credit, value_date, amount FROM posting
                WHERE position > :after AND position <= :up_to) AS ends
            GROUP BY position, account, value_date HAVING sum(change) <> 0
            """;

    private final String name;
    private final int piecesARun;
    private final boolean around;
    private final EventLog log;
    private final JdbcClient client;

    private PostingsCheck(
            String name, int piecesARun, boolean around, EventLog log, JdbcClient client) {
        this.name = name;
        this.piecesARun = piecesARun;
        this.around = around;
        this.log = log;
        this.client = client;
    }

    static PostingsCheck asTheyCome(EventLog log, JdbcClient client) {
        return new PostingsCheck(AS_THEY_COME, PIECES_AS_THEY_COME, false, log, client);
    }

    static PostingsCheck again(EventLog log, JdbcClient client) {
        return new PostingsCheck(AS_THEY_COME + AGAIN, PIECES_AGAIN, true, log, client);
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
        List<EventLog.Entry> events =
                log.read(after).stream()
                        .takeWhile(entry -> entry.position() <= positions.journal())
                        .toList();
        return Optional.of(
                events.isEmpty()
                        ? new Piece(List.of(), around ? BEGINNING : cursor, true)
                        : new Piece(
                                compare(after, events),
                                Long.toString(events.getLast().position()),
                                false));
    }

    @Override
    public Optional<List<Finding>> again(Finding finding, TablePositions positions) {
        long position = finding.fromPosition();
        if (position > positions.journal()) {
            return Optional.empty();
        }
        return Optional.of(compare(position - 1, log.read(position - 1).subList(0, 1)));
    }

    private List<Finding> compare(long after, List<EventLog.Entry> events) {
        Map<Long, Map<ExpectedChanges.Change, Long>> posted =
                posted(after, events.getLast().position());
        List<Finding> findings = new ArrayList<>();
        for (EventLog.Entry entry : events) {
            Map<ExpectedChanges.Change, Long> expected = ExpectedChanges.of(entry.event());
            Map<ExpectedChanges.Change, Long> actual =
                    posted.getOrDefault(entry.position(), Map.of());
            if (!expected.equals(actual)) {
                findings.addAll(differences(entry.position(), byAccount(expected, actual)));
            }
        }
        return findings;
    }

    /** Both sums of each account in which anything differs, the value date included. */
    private static Map<String, long[]> byAccount(
            Map<ExpectedChanges.Change, Long> expected, Map<ExpectedChanges.Change, Long> actual) {
        Map<String, long[]> sums = new HashMap<>();
        expected.forEach((change, amount) -> {
            if (!amount.equals(actual.get(change))) {
                sums.computeIfAbsent(change.account(), _ -> new long[2])[0] += amount;
            }
        });
        actual.forEach((change, amount) -> {
            if (!amount.equals(expected.get(change))) {
                sums.computeIfAbsent(change.account(), _ -> new long[2])[1] += amount;
            }
        });
        return sums;
    }

    private List<Finding> differences(long position, Map<String, long[]> sums) {
        List<Finding> findings = new ArrayList<>();
        for (String account : new TreeSet<>(sums.keySet())) {
            long[] both = sums.getOrDefault(account, new long[2]);
            findings.add(
                    new Finding(
                            name,
                            Long.toString(position),
                            account,
                            position,
                            position,
                            both[0],
                            both[1]));
        }
        return findings;
    }

    private Map<Long, Map<ExpectedChanges.Change, Long>> posted(long after, long upTo) {
        Map<Long, Map<ExpectedChanges.Change, Long>> posted = new HashMap<>();
        client.sql(POSTED)
                .param("after", after)
                .param("up_to", upTo)
                .query(row -> {
                    posted.computeIfAbsent(row.getLong("position"), _ -> new HashMap<>())
                            .put(
                                    new ExpectedChanges.Change(
                                            row.getString("account"),
                                            row.getObject("value_date", LocalDate.class)),
                                    row.getLong("change"));
                });
        return posted;
    }
}

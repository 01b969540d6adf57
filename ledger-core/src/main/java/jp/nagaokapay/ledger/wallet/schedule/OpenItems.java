package jp.nagaokapay.ledger.wallet.schedule;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a batch of events opens and ends. Most of it ends in the batch that opened it and never
 * touches the table, which holds only what is open.
 */
final class OpenItems {
    private final Map<String, Object[]> opened = new LinkedHashMap<>();
    private final Set<String> ended = new LinkedHashSet<>();

    private OpenItems() {}

    /** The current batch's items of {@code table}, written by these two statements at its end. */
    static OpenItems ofBatch(String table, String insert, String delete, JdbcTemplate jdbc) {
        return ProjectionWrites.gather(
                "open-items:" + table, OpenItems::new, items -> items.write(insert, delete, jdbc));
    }

    /** {@code row} are the insert's arguments, the first of which is the item's id. */
    void opens(String id, Object... row) {
        opened.put(id, row);
    }

    void ends(String id) {
        if (opened.remove(id) == null) {
            ended.add(id);
        }
    }

    private void write(String insert, String delete, JdbcTemplate jdbc) {
        if (!opened.isEmpty()) {
            jdbc.batchUpdate(insert, opened.values().stream().toList());
        }
        if (!ended.isEmpty()) {
            jdbc.batchUpdate(delete, ended.stream().map(id -> new Object[] {id}).toList());
        }
    }
}

package jp.nagaokapay.ledger.journal;

import javax.sql.DataSource;
import org.jspecify.annotations.NullMarked;
import org.springframework.jdbc.core.JdbcTemplate;

/** The journal's projection for tests of the reports that stand on it. */
@NullMarked
public final class JournalHandlers {
    private JournalHandlers() {}

    public static Object on(DataSource database) {
        return new JournalProjection(new JdbcTemplate(database));
    }
}

package jp.nagaokapay.ledger.wallet.schedule;

import javax.sql.DataSource;
import org.jspecify.annotations.NullMarked;
import org.springframework.jdbc.core.JdbcTemplate;

/** The projection of lots for tests of the reports that stand on it. */
@NullMarked
public final class LotHandlers {
    private LotHandlers() {}

    public static Object on(DataSource database) {
        return new LotsRemaining(new JdbcTemplate(database));
    }
}

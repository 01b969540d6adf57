package jp.nagaokapay.api.request;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.log.follow.BulkWrite;
import jp.nagaokapay.ledger.request.Bill;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code bill_letter}: whom letters are addressed to, until they are forgotten. */
@Component
class LetterNames {
    private static final String ADD =
            """
            INSERT INTO bill_letter (code, issue_id, name, forget_on)
            SELECT * FROM unnest(?, ?, ?, ?)
            """;

    private final JdbcClient jdbc;
    private final BulkWrite add;
    private final RequestSettings settings;

    LetterNames(JdbcTemplate jdbc, RequestSettings settings) {
        this.jdbc = JdbcClient.create(jdbc);
        this.settings = settings;
        add = new BulkWrite(jdbc, ADD, "text text text date");
    }

    /**
     * @param names one a bill, in the order of the bills
     */
    void add(List<Bill> bills, List<String> names) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < bills.size(); i++) {
            Bill bill = bills.get(i);
            rows.add(
                    new @Nullable Object[] {
                        bill.code(),
                        bill.issueId(),
                        names.get(i),
                        bill.dueOn().plus(settings.namesKept()).plusDays(1)
                    });
        }
        add.write(rows);
    }

    /** By bill's code. */
    Map<String, String> of(String issueId) {
        Map<String, String> names = new HashMap<>();
        jdbc.sql("SELECT code, name FROM bill_letter WHERE issue_id = ?")
                .param(issueId)
                .query(row -> {
                    names.put(row.getString("code"), row.getString("name"));
                });
        return names;
    }

    /** Forgets those whose time has come; answers how many. */
    int forget(LocalDate today) {
        return jdbc.sql("DELETE FROM bill_letter WHERE forget_on <= ?").param(today).update();
    }
}

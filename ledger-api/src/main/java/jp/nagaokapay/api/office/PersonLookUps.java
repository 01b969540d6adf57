package jp.nagaokapay.api.office;

import java.time.Clock;
import java.util.List;
import jp.nagaokapay.api.register.Resident;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code person_look_up}: whom the office looked up, and why. */
@Component
class PersonLookUps {
    private final JdbcClient jdbc;
    private final Clock clock;

    PersonLookUps(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param who the member of staff
     * @param lookedBy by what kind of thing, never the thing itself
     */
    void record(String who, By lookedBy, String reason, List<Resident> found) {
        jdbc.sql(
                        """
                        INSERT INTO person_look_up (at, who, looked_by, reason, found)
                        VALUES (?, ?, ?, ?, ?)
                        """)
                .param(SqlTime.utc(clock.instant()))
                .param(who)
                .param(lookedBy.name())
                .param(reason)
                .param(
                        found.stream()
                                .map(person -> person.residentId().value())
                                .toArray(String[]::new))
                .update();
    }

    enum By {
        PHONE,
        EMAIL,
        WALLET,
        CARD,
        PAYMENT,
        PERSON
    }
}

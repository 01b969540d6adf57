package jp.nagaokapay.api.identity.factors;

import java.util.List;
import java.util.stream.Stream;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.ledger.shared.code.TypedCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Codes for whoever has lost app and passkeys: ten a person, shown once, good once each. 80 random
 * bits, so that a digest protects them.
 */
@Component
@BuiltInIssuer
public class RecoveryCodes {
    private static final int CODES = 10;
    private static final int GROUPS = 4;

    private final JdbcClient jdbc;

    RecoveryCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** New ones, to be shown once; earlier ones are worth nothing then. */
    public List<String> renew(String person) {
        remove(person);
        List<String> codes =
                Stream.generate(() -> TypedCode.nextInGroups(GROUPS)).limit(CODES).toList();
        codes.forEach(code ->
                jdbc.sql("INSERT INTO recovery_code (code_hash, person_id) VALUES (?, ?)")
                        .param(TypedCode.hash(code))
                        .param(person)
                        .update());
        return codes;
    }

    /** Uses a code up: whether it was one of the person's. */
    public boolean use(String person, String code) {
        return jdbc.sql("DELETE FROM recovery_code WHERE code_hash = ? AND person_id = ?")
                        .param(TypedCode.hash(code))
                        .param(person)
                        .update()
                > 0;
    }

    /** How many the person has left. */
    public int left(String person) {
        return jdbc.sql("SELECT count(*) FROM recovery_code WHERE person_id = ?")
                .param(person)
                .query(Integer.class)
                .single();
    }

    public void remove(String person) {
        jdbc.sql("DELETE FROM recovery_code WHERE person_id = ?").param(person).update();
    }
}

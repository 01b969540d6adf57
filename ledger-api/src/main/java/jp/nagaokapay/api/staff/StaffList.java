package jp.nagaokapay.api.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accounts of the program's own staff; shops' owners are none. */
@Component
public class StaffList {
    private static final String SELECT =
            """
            SELECT s.staff_id, s.username, s.display_name, s.scopes, s.created_at, s.signed_in_at,
                   s.revoked_at, s.password IS NULL AS invited, i.expires_at,
                   EXISTS (SELECT FROM authenticator_app a WHERE a.person_id = s.staff_id)
                   OR EXISTS (SELECT FROM user_entities u
                                JOIN user_credentials c ON c.user_entity_user_id = u.id
                               WHERE u.name = s.staff_id) AS has_factor
              FROM staff s LEFT JOIN staff_invitation i USING (staff_id)
             WHERE s.merchant_id IS NULL
            """;

    private final JdbcClient jdbc;

    public StaffList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Everybody, the disabled included, the oldest account first. */
    public List<StaffMember> all() {
        return jdbc.sql(SELECT + "ORDER BY s.created_at, s.staff_id")
                .query(StaffList::member)
                .list();
    }

    public Optional<StaffMember> withUsername(String username) {
        return jdbc.sql(SELECT + "AND s.username = ?")
                .param(username)
                .query(StaffList::member)
                .optional();
    }

    Optional<StaffMember> find(String staffId) {
        return jdbc.sql(SELECT + "AND s.staff_id = ?")
                .param(staffId)
                .query(StaffList::member)
                .optional();
    }

    int count() {
        return jdbc.sql("SELECT count(*) FROM staff WHERE merchant_id IS NULL")
                .query(Integer.class)
                .single();
    }

    private static StaffMember member(ResultSet row, int number) throws SQLException {
        Instant disabledAt = instant(row, "revoked_at");
        StaffMember.State state =
                disabledAt != null
                        ? StaffMember.State.DISABLED
                        : row.getBoolean("invited")
                                ? StaffMember.State.INVITED
                                : StaffMember.State.ACTIVE;
        return new StaffMember(
                row.getString("staff_id"),
                row.getString("username"),
                row.getString("display_name"),
                List.of(row.getString("scopes").split(" ")),
                state,
                row.getBoolean("has_factor"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "expires_at"),
                instant(row, "signed_in_at"),
                disabledAt);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}

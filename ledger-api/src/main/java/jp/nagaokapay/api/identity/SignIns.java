package jp.nagaokapay.api.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ends what was begun in somebody's name, before it ends by itself: sessions, grants, and the
 * tokens that came from them, which then stop on every node within two seconds.
 */
@Component
public class SignIns {
    /** A grant that is being redeemed is waited for, so that what is issued from it ends too. */
    private static final String END =
            """
            WITH ended AS (
                DELETE FROM oauth2_authorization WHERE %s = ?
                RETURNING id, access_token_expires_at,
                          access_token_metadata::jsonb #>> '{metadata.token.claims,jti}' AS jti
            )
            INSERT INTO ended_grant (id, until)
            SELECT source, access_token_expires_at + interval '1 minute'
              FROM ended CROSS JOIN unnest(ARRAY[id, jti]) AS source
             WHERE source IS NOT NULL AND access_token_expires_at > now()
            ON CONFLICT DO NOTHING
            """;

    private static final String DEVICE = "device:";

    private final JdbcClient jdbc;

    public SignIns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Signs a person out everywhere; every browser is a stranger again. */
    public void endAllOf(String person) {
        jdbc.sql(END.formatted("principal_name")).param(person).update();
        jdbc.sql("DELETE FROM spring_session WHERE principal_name = ?").param(person).update();
        jdbc.sql("DELETE FROM known_device WHERE person_id = ?").param(person).update();
        jdbc.sql("DELETE FROM second_step WHERE person_id = ?").param(person).update();
    }

    /**
     * Signs a person out on one device; its browser's session ends too, with those of all their
     * browsers, which serve no other device.
     *
     * @return whether they were signed in on it
     */
    public boolean end(String person, String deviceId) {
        if (!deviceId.startsWith(DEVICE)) {
            return false;
        }
        boolean isTheirs =
                jdbc.sql(
                                """
                                SELECT EXISTS (SELECT FROM oauth2_authorization
                                                WHERE id = ? AND principal_name = ?)
                                """)
                        .params(deviceId.substring(DEVICE.length()), person)
                        .query(Boolean.class)
                        .single();
        if (isTheirs) {
            jdbc.sql(END.formatted("id")).param(deviceId.substring(DEVICE.length())).update();
            jdbc.sql("DELETE FROM spring_session WHERE principal_name = ?").param(person).update();
        }
        return isTheirs;
    }

    /** Ends every token of the programs for which a person answers. */
    public void endProgramsOf(String person) {
        jdbc.sql(
                        """
                        SELECT id FROM oauth2_registered_client
                         WHERE client_settings::jsonb ->> 'nagaokapay.responsible' = ?
                        """)
                .param(person)
                .query(String.class)
                .list()
                .forEach(this::endAllOfClient);
    }

    /** Where a person is signed in, the latest first. */
    public List<Device> of(String person) {
        return jdbc.sql(
                        """
                        SELECT id, registered_client_id, device, authorization_code_issued_at,
                               access_token_issued_at,
                               greatest(access_token_expires_at, refresh_token_expires_at) AS ends
                          FROM oauth2_authorization
                         WHERE principal_name = ?
                           AND access_token_metadata
                               NOT LIKE '%"metadata.token.invalidated":true%'
                           AND greatest(access_token_expires_at, refresh_token_expires_at) > now()
                         ORDER BY authorization_code_issued_at DESC
                        """)
                .param(person)
                .query((row, _) ->
                        new Device(
                                DEVICE + row.getString("id"),
                                row.getString("registered_client_id"),
                                row.getString("device"),
                                at(row, "authorization_code_issued_at"),
                                at(row, "access_token_issued_at"),
                                at(row, "ends")))
                .list();
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /**
     * Ends every token that a client has.
     *
     * @param id of its registration
     */
    public void endAllOfClient(String id) {
        jdbc.sql(END.formatted("registered_client_id")).param(id).update();
    }

    /**
     * Drops every token that a client has without ending those that are out.
     *
     * @param id of its registration
     */
    public void forgetAllOfClient(String id) {
        jdbc.sql("DELETE FROM oauth2_authorization WHERE registered_client_id = ?")
                .param(id)
                .update();
    }

    /**
     * A program in which a person is signed in.
     *
     * @param clientId the program
     * @param name of the device, as its browser told; null: it told nothing that is known
     * @param renewedAt when it last got a token
     * @param endsAt when the person has to sign in again, unless the program renews it
     */
    public record Device(
            String deviceId,
            String clientId,
            @Nullable String name,
            Instant signedInAt,
            Instant renewedAt,
            Instant endsAt) {}
}

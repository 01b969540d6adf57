package jp.nagaokapay.api.identity.tokens;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What ended of the tokens that are out: those of a {@linkplain SingleUseGrants grant that was
 * ended}, those given back at the revocation endpoint, those of whoever was {@linkplain
 * jp.nagaokapay.api.identity.SignIns signed out everywhere}, and those of staff and of programs
 * that were revoked, in whatever way.
 */
@Component
@BuiltInIssuer
public class RevocationList {
    /**
     * A minute longer than they live: as far as clocks may differ. A program is kept for a day,
     * longer than any token lives; a terminal is told by the ledger why it may not act.
     */
    private static final String REVOKED =
            """
            SELECT unnest(ARRAY[id, access_token_metadata::jsonb
                                    #>> '{metadata.token.claims,jti}'])
              FROM oauth2_authorization
             WHERE access_token_metadata LIKE '%"metadata.token.invalidated":true%'
               AND access_token_expires_at > now() - interval '1 minute'
            UNION ALL
            SELECT id FROM ended_grant WHERE until > now()
            UNION ALL
            SELECT staff_id FROM staff WHERE revoked_at IS NOT NULL
            UNION ALL
            SELECT client_id FROM shop_client
             WHERE terminal_id IS NULL AND revoked_at > now() - interval '1 day'
            UNION ALL
            SELECT client_id FROM program_client WHERE revoked_at > now() - interval '1 day'
            """;

    private static final String REVOKED_OF =
            """
            SELECT staff_id FROM staff
             WHERE revoked_at IS NOT NULL AND staff_id = ANY (:ids)
            UNION ALL
            SELECT client_id FROM shop_client
             WHERE revoked_at IS NOT NULL AND client_id = ANY (:ids)
            """;

    private final JdbcClient jdbc;

    RevocationList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of staff, owners and shops' clients that were revoked, however long ago. */
    public Set<String> of(Set<String> bearers) {
        return Set.copyOf(
                jdbc.sql(REVOKED_OF)
                        .param("ids", bearers.toArray(String[]::new))
                        .query((row, _) -> row.getString(1))
                        .list());
    }

    /** Ids of grants, of single tokens, of their bearers and of keys that signed them. */
    public Set<String> read() {
        return jdbc
                .sql(REVOKED)
                .query((row, _) -> Optional.ofNullable(row.getString(1)))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }
}

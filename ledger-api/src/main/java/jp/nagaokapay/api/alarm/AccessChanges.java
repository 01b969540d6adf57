package jp.nagaokapay.api.alarm;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Accounts of staff and programs that were made, begun anew, let back in or given other rights in
 * the last hour. An administrator alone could give anybody anything: whoever reads the mails sees
 * it. Each change is an alarm of its own, so that one does not hide another.
 */
@Component
class AccessChanges implements AlarmSource {
    private static final String RECENT =
            """
            SELECT a.action_id, a.who, a.method, a.path,
                   (SELECT string_agg(DISTINCT id.value, ' ' ORDER BY id.value)
                      FROM staff_action named, jsonb_each_text(named.ids) id
                     WHERE named.at = a.at AND id.key <> 'actionId'
                       AND (named.action_id = a.action_id
                            OR named.ids ->> 'actionId' = a.action_id::text)) AS ids
              FROM staff_action a JOIN staff_outcome o USING (action_id)
             WHERE a.at > now() - interval '1 hour'
               AND (a.path LIKE '/office/v1/staff%' OR a.path LIKE '/office/v1/clients%')
               AND a.method IN ('POST', 'PUT') AND o.status < 300
             ORDER BY a.action_id
            """;

    private final JdbcClient jdbc;

    AccessChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Alarm> current() {
        return jdbc.sql(RECENT)
                .query((row, _) ->
                        new Alarm(
                                Alarm.ACCESS_CHANGED + " " + row.getLong("action_id"),
                                "職員またはプログラムの権限が変わりました（%s %s、実行者 %s、対象 %s）。心当たりがなければすぐに確認してください。"
                                        .formatted(
                                                row.getString("method"),
                                                row.getString("path"),
                                                row.getString("who"),
                                                row.getString("ids"))))
                .list();
    }
}

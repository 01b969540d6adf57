package jp.nagaokapay.api.app.setup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.api.alarm.Alarm;
import jp.nagaokapay.api.app.database.DatabaseSettings;
import jp.nagaokapay.web.secret.KeyFile;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database tells of the work: alarms, jobs that fail, charges that stay open, staff. */
final class WorkExamination implements Examination {
    private static final int ADMINS_MIN = 2;

    @Override
    public List<Finding> examine(Environment settings) {
        if (!DatabaseSettings.isOutside(settings)) {
            return List.of();
        }
        try {
            return examine(JdbcClient.create(DatabaseLogin.source(settings)), settings);
        } catch (DataAccessException e) {
            return List.of(); // who looks at the database says why
        }
    }

    private static List<Finding> examine(JdbcClient jdbc, Environment settings) {
        List<Finding> found = new ArrayList<>();
        String keys = settings.getProperty("nagaokapay.secrets.file", "");
        if (Files.isReadable(Path.of(keys))) {
            found.add(secrets(jdbc, new KeyFile(Path.of(keys))));
        }
        alarms(jdbc, "NOT")
                .forEach(alarm ->
                        found.add(
                                Finding.wrong(
                                        "alarm: " + alarm,
                                        "docs/operations.md, Emergencies, names what to do.")));
        alarms(jdbc, "")
                .forEach(news ->
                        found.add(Finding.note(news, "Ask who did it, if nobody here knows.")));
        list(
                        jdbc,
                        """
                        SELECT task_name || ' failed ' || consecutive_failures || ' times in a row'
                        FROM scheduled_tasks WHERE consecutive_failures > 0 ORDER BY 1
                        """)
                .forEach(job ->
                        found.add(Finding.wrong("the job " + job, "The program's log says why.")));
        list(
                        jdbc,
                        """
                        SELECT count(*) || ' charges are open for more than a day'
                        FROM open_charge WHERE requested_at < now() - interval '1 day'
                        HAVING count(*) > 0
                        """)
                .forEach(open ->
                        found.add(
                                Finding.wrong(
                                        open,
                                        "Two persons of finance resolve them (docs/finance.md).")));
        found.add(admins(jdbc));
        return found;
    }

    /** Which keys are needed the secrets themselves say, before their first colon. */
    private static Finding secrets(JdbcClient jdbc, KeyFile keys) {
        List<String> missing =
                list(jdbc, "SELECT DISTINCT split_part(secret, ':', 1) FROM stored_key").stream()
                        .filter(name -> !keys.holds(name))
                        .toList();
        return missing.isEmpty()
                ? Finding.ok("the file of keys opens the secrets in the database")
                : Finding.wrong(
                        "the file of keys lacks " + String.join(", ", missing),
                        "Bring back the copy that is kept apart from the backups.");
    }

    /** That somebody's rights changed is news for everybody, and no fault. */
    private static List<String> alarms(JdbcClient jdbc, String not) {
        return list(
                jdbc,
                """
                SELECT name || ': ' || detail FROM alarm
                WHERE ended_at IS NULL AND name %s LIKE '%s%%' ORDER BY name
                """
                        .formatted(not, Alarm.ACCESS_CHANGED));
    }

    private static Finding admins(JdbcClient jdbc) {
        int admins =
                jdbc.sql(
                                """
                                SELECT count(*) FROM staff
                                WHERE revoked_at IS NULL AND password_until IS NULL
                                    AND ' ' || scopes || ' ' LIKE '% admin %'
                                """)
                        .query(Integer.class)
                        .single();
        return admins < ADMINS_MIN
                ? Finding.note(
                        "%d people can make accounts for others".formatted(admins),
                        "Two should: nagaokapay staff add; links wait 72 hours to be used.")
                : Finding.ok("%d people can make accounts for others".formatted(admins));
    }

    private static List<String> list(JdbcClient jdbc, String question) {
        return jdbc.sql(question).query((row, _) -> row.getString(1)).list();
    }
}

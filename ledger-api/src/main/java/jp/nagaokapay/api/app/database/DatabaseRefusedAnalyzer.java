package jp.nagaokapay.api.app.database;

import java.nio.file.Path;
import jp.nagaokapay.ledger.installation.DatabaseRefused;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Says what to do about a database that the ledger refused, instead of a stack trace. */
final class DatabaseRefusedAnalyzer extends AbstractFailureAnalyzer<DatabaseRefused> {
    private final Environment environment;

    DatabaseRefusedAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable failure, DatabaseRefused cause) {
        return new FailureAnalysis(cause.getMessage(), remedy(cause.reason()), cause);
    }

    private String remedy(DatabaseRefused.Reason reason) {
        boolean outside = DatabaseSettings.isOutside(environment);
        return switch (reason) {
            case OTHER_SHAPE ->
                    outside
                            ? "Give this program an empty database (NAGAOKAPAY_DATABASE_URL)."
                            : "Move the directory %s away or delete it, then start again."
                                    .formatted(directory());
            case OTHER_KIND ->
                    outside
                            ? "Name another database (NAGAOKAPAY_DATABASE_URL), or start what this"
                                    + " one is kept for."
                            : "Use another directory than %s, or start what this one is kept for."
                                    .formatted(directory());
            case EARLIER_VERSION ->
                    "Name its owner for this start (NAGAOKAPAY_DATABASE_OWNER_USER and"
                            + " NAGAOKAPAY_DATABASE_OWNER_PASSWORD), or bring it to this version with"
                            + " './nagaokapay migrate' as the owner.";
            case TOO_MANY_RIGHTS ->
                    "Make a role that owns nothing (docker/database-roles.sh shows how) and name it in"
                            + " NAGAOKAPAY_DATABASE_USER; the owner, who makes the tables, is named"
                            + " in NAGAOKAPAY_DATABASE_OWNER_USER.";
            case NO_LEDGER ->
                    outside
                            ? "Name the database of a ledger (NAGAOKAPAY_DATABASE_URL)."
                            : "Name the directory of a ledger; this was %s.".formatted(directory());
        };
    }

    private Path directory() {
        return Path.of(environment.getProperty("nagaokapay.database.directory", "var"))
                .toAbsolutePath()
                .normalize();
    }
}

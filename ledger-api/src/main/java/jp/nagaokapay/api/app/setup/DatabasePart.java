package jp.nagaokapay.api.app.setup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL and its two roles. */
final class DatabasePart implements SetupPart {
    static final String URL = "nagaokapay.database.url";
    static final String USER = "nagaokapay.database.user";
    static final String PASSWORD = "nagaokapay.database.password";
    static final String OWNER_USER = "nagaokapay.database.owner.user";
    static final String OWNER_PASSWORD = "nagaokapay.database.owner.password";
    static final String KEEP_OWNER = "keep-owner";

    private boolean keepsOwner;

    @Override
    public String name() {
        return "database";
    }

    @Override
    public String title() {
        return "The database (docker/database-roles.sh makes it with both roles)";
    }

    @Override
    public List<String> prefixes() {
        return List.of("nagaokapay.database.");
    }

    @Override
    public void ask(Interview interview) {
        interview.text(URL, "JDBC address", "jdbc:postgresql://localhost:5432/ledger");
        interview.text(USER, "role that the program runs as", "ledger");
        interview.secret(PASSWORD, "its password");
        interview.text(OWNER_USER, "role that owns the tables", "ledger_owner");
        interview.optionalSecret(
                OWNER_PASSWORD, "its password, to make the tables (none: they are there)");
        keepsOwner =
                interview.has(OWNER_PASSWORD)
                        && interview.yes(
                                KEEP_OWNER,
                                "keep the owner's password in the settings? Without it, upgrades"
                                        + " ask for it, and the program can never use it",
                                false);
    }

    /** Whether the program may know the owner's password. */
    boolean keepsOwner() {
        return keepsOwner;
    }

    /** Both roles get in; what they may do is looked at when the tables are made. */
    @Override
    public Optional<String> problem(Interview answered) {
        Map<String, String> settings = answered.settings();
        String url = settings.getOrDefault(URL, "");
        Optional<String> program =
                DatabaseLogin.problem(url, settings.get(USER), settings.get(PASSWORD));
        if (program.isPresent() || !settings.containsKey(OWNER_PASSWORD)) {
            return program;
        }
        @Nullable String owner = settings.get(OWNER_USER);
        return owner != null && owner.equals(settings.get(USER))
                ? Optional.of("owner and program are one role; the program must own nothing")
                : DatabaseLogin.problem(url, owner, settings.get(OWNER_PASSWORD));
    }
}

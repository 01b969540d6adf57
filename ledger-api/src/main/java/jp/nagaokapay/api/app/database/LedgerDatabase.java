package jp.nagaokapay.api.app.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The ledger's database: how the program connects to it, and as whom its tables are made. */
interface LedgerDatabase extends JdbcConnectionDetails {
    /** The owner of the database; the program's own role where it has no other. */
    Login owner();

    /** Who may make further databases on the same server, for programs that measure and try. */
    default Login administrator() {
        return owner();
    }

    /** As whom the program runs. */
    default Login program() {
        return new Login(nothingIfNull(getUsername()), nothingIfNull(getPassword()));
    }

    private static String nothingIfNull(@Nullable String text) {
        return text == null ? "" : text;
    }
}

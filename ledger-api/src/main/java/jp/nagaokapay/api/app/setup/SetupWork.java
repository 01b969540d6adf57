package jp.nagaokapay.api.app.setup;

import java.util.Set;

/** What setup has the program do once the settings are written. */
public interface SetupWork {
    /**
     * Makes the tables, or brings them to this version.
     *
     * @param settings as {@code --name=value}
     */
    void migrate(String... settings);

    /** Makes an account of staff and shows the link for its first sign-in, or says why not. */
    void invite(String username, String displayName, Set<String> scopes, String... settings);
}

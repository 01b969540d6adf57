package jp.nagaokapay.web.secret;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The key under which a secret was stored is not here, or the stored text is not what it was. */
public final class SecretUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private SecretUnreadable(String message) {
        super(message);
    }

    static SecretUnreadable withoutKey(String key, String context) {
        return new SecretUnreadable(
                "The secret %s in the database is encrypted under the key \"%s\", which was not given."
                        .formatted(context, key));
    }

    static SecretUnreadable withKey(String key, String context) {
        return new SecretUnreadable(
                ("The secret %s in the database does not decrypt under the key \"%s\": it was"
                                + " encrypted under another one of that name, or somebody changed it.")
                        .formatted(context, key));
    }

    /** Says what to do instead of showing a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<SecretUnreadable> {
        @Override
        protected FailureAnalysis analyze(Throwable failure, SecretUnreadable cause) {
            return new FailureAnalysis(
                    cause.getMessage(),
                    "Give the keys that this database was used with, in NAGAOKAPAY_SECRETS_KEYS or"
                            + " the file that NAGAOKAPAY_SECRETS_FILE names. No other key can read"
                            + " it; \"nagaokapay keys list\" shows which are needed.",
                    cause);
        }
    }
}

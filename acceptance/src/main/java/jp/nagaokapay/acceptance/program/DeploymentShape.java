package jp.nagaokapay.acceptance.program;

import java.util.Locale;

/** How many processes the programs are deployed in. */
public enum DeploymentShape {
    /** The ledger with all its APIs in one process. */
    ALL_IN_ONE,
    /**
     * The ledger in one process, the merchant gateway in another, each with a database of its own.
     */
    SPLIT;

    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

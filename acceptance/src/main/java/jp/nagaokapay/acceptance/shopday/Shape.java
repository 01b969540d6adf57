package jp.nagaokapay.acceptance.shopday;

import java.util.Locale;

/** How the program is set up. */
enum Shape {
    /** The ledger with all doors in one process. */
    ALL_IN_ONE,
    /** The ledger in one process, the shops' door in another, each with a database of its own. */
    SPLIT;

    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

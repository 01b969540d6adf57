package jp.nagaokapay.codes;

/** What every code of a form begins with; a code that was cut may have only some of it. */
record Beginning(String text) {
    /** True of nothing at all, too. */
    boolean isOf(String scanned) {
        return text.regionMatches(0, scanned, 0, Math.min(text.length(), scanned.length()));
    }

    /** What follows it. */
    String rest(String scanned) {
        return scanned.substring(Math.min(text.length(), scanned.length()));
    }
}

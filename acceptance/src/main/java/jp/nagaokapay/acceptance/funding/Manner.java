package jp.nagaokapay.acceptance.funding;

/** What a person does at the page, and how the provider behaves thereafter. */
public enum Manner {
    PAY("支払う", "Pay"),
    REFUSE("やめる", "Cancel"),
    TIMES_OUT("支払う（次の照会に答えない）", "Pay; the next query gets no answer"),
    TWICE("支払う（通知を二度送る）", "Pay; notify twice"),
    LATE("支払う（結果が遅れて分かる）", "Pay; clear only after a while"),
    NO_THEN_YES("断られた後で引き落とされる", "Declined, then collected all the same"),
    NEVER("結果が分からないまま", "Never becomes clear");

    private final String japanese;
    private final String english;

    Manner(String japanese, String english) {
        this.japanese = japanese;
        this.english = english;
    }

    /** What was chosen; whoever just confirms the page pays. */
    static Manner of(String name) {
        return name.isEmpty() ? PAY : valueOf(name);
    }

    String japanese() {
        return japanese;
    }

    String english() {
        return english;
    }
}

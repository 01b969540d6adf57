package jp.nagaokapay.web.paper;

/** The two weights in which everything is printed. */
public enum Weight {
    REGULAR("NotoSansJP-Regular.ttf"),
    BOLD("NotoSansJP-Bold.ttf");

    private final String file;

    Weight(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }
}

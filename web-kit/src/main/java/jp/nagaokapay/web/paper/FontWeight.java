package jp.nagaokapay.web.paper;

/** The two weights in which everything is printed. */
public enum FontWeight {
    REGULAR("NotoSansJP-Regular.ttf"),
    BOLD("NotoSansJP-Bold.ttf");

    private final String file;

    FontWeight(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }
}

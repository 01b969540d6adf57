package jp.nagaokapay.gateway.code;

/** Paper on which a shop's code is printed; millimetres, upright. */
enum SheetSize {
    A6(105, 148),
    A4(210, 297);

    private final double width;
    private final double height;

    SheetSize(double width, double height) {
        this.width = width;
        this.height = height;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }
}

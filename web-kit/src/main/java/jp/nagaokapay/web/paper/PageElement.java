package jp.nagaokapay.web.paper;

import com.google.zxing.common.BitMatrix;

/** Something on a page. Millimetres, from the upper left corner. */
public sealed interface PageElement {
    Ink ink();

    /**
     * One line of printable text.
     *
     * @param x where it begins
     * @param y its baseline
     * @param size of the type
     */
    record Text(double x, double y, double size, FontWeight weight, Ink ink, String text)
            implements PageElement {}

    record Box(double x, double y, double width, double height, Ink ink) implements PageElement {}

    /**
     * The dark modules of a code; its quiet zone is whatever is left free around it.
     *
     * @param side of the whole code without its quiet zone
     */
    record Code(double x, double y, double side, BitMatrix modules, Ink ink)
            implements PageElement {}

    /** Few colours, all of them dark on white or white on dark. */
    enum Ink {
        BLACK(0x111111),
        NAVY(0x17305C),
        GREY(0x5A6270),
        PALE(0xEEF2F8),
        WHITE(0xFFFFFF);

        private final int rgb;

        Ink(int rgb) {
            this.rgb = rgb;
        }

        int rgb() {
            return rgb;
        }
    }
}

package jp.nagaokapay.web.paper;

import com.google.zxing.common.BitMatrix;
import java.awt.geom.Path2D;

/** Codes as shapes. */
final class CodeOutline {
    private CodeOutline() {}

    /**
     * All dark modules as one path, so that no hairline shows between them: a module for each unit,
     * downwards from the upper left corner, runs of modules in a row together.
     */
    static Path2D of(BitMatrix modules) {
        Path2D path = new Path2D.Double();
        for (int y = 0; y < modules.getHeight(); y++) {
            int x = 0;
            while (x < modules.getWidth()) {
                int end = x;
                while (end < modules.getWidth() && modules.get(end, y)) {
                    end++;
                }
                if (end > x) {
                    box(path, x, y, end);
                }
                x = end + 1;
            }
        }
        return path;
    }

    private static void box(Path2D path, int x, int y, int end) {
        path.moveTo(x, y);
        path.lineTo(end, y);
        path.lineTo(end, y + 1);
        path.lineTo(x, y + 1);
        path.closePath();
    }
}

package jp.nagaokapay.api.card;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Reader;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.oned.Code128Reader;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Reads sheets of cards as scanners do: the QR code and the bars of each, which say the same. */
final class PrintedCards {
    private static final int DPI = 300;
    private static final int CARDS_OF_A_ROW = 2;
    private static final int CARDS_OF_A_SHEET = 10;
    private static final double LEFT = 19.4;
    private static final double TOP = 13.5;

    private PrintedCards() {}

    static List<String> codes(byte[] pdf) throws Exception {
        List<String> codes = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                BufferedImage sheet = new PDFRenderer(document).renderImageWithDPI(page, DPI);
                try {
                    for (int card = 0; card < CARDS_OF_A_SHEET; card++) {
                        codes.add(code(sheet, card));
                    }
                } catch (NotFoundException e) {
                    return codes; // the last sheet is not full
                }
            }
        }
        return codes;
    }

    private static String code(BufferedImage sheet, int card) throws Exception {
        double x = LEFT + card % CARDS_OF_A_ROW * 85.6;
        double y = TOP + card / CARDS_OF_A_ROW * 54;
        String qr = read(new QRCodeReader(), sheet, x + 55, y + 10, 30, 28);
        String bars = read(new Code128Reader(), sheet, x + 1, y + 42, 83, 6);
        if (!qr.equals(bars)) {
            throw new AssertionError("two codes on one card");
        }
        return qr;
    }

    private static String read(
            Reader reader, BufferedImage sheet, double x, double y, double width, double height)
            throws Exception {
        BufferedImage part = sheet.getSubimage(pixels(x), pixels(y), pixels(width), pixels(height));
        int[] rgb = part.getRGB(0, 0, part.getWidth(), part.getHeight(), null, 0, part.getWidth());
        return reader.decode(
                        new BinaryBitmap(
                                new HybridBinarizer(
                                        new RGBLuminanceSource(
                                                part.getWidth(), part.getHeight(), rgb))))
                .getText();
    }

    private static int pixels(double millimetres) {
        return (int) (millimetres / 25.4 * DPI);
    }
}

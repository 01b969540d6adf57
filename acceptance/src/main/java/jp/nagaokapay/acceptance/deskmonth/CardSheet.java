package jp.nagaokapay.acceptance.deskmonth;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.acceptance.program.ProgramFailed;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Cuts printed sheets into cards, ten of each A4, and reads the code of each. */
final class CardSheet {
    private static final int DPI = 250;
    private static final double MILLIMETRES = 25.4;
    private static final int COLUMNS = 2;
    private static final int ROWS = 5;
    private static final double WIDTH = 85.6;
    private static final double HEIGHT = 54;
    private static final double LEFT = (210 - COLUMNS * WIDTH) / 2;
    private static final double TOP = (297 - ROWS * HEIGHT) / 2;

    /** A code's last digits: the card's number, and a secret of twenty. */
    private static final int NUMBER_FROM_END = 36;

    private static final int SECRET_FROM_END = 20;

    private CardSheet() {}

    static List<Card> cards(byte[] pdf) {
        List<Card> cards = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                cards.addAll(cardsOf(renderer.renderImageWithDPI(page, DPI)));
            }
        } catch (IOException e) {
            throw new ProgramFailed("the sheets of cards are no PDF", e);
        }
        return cards;
    }

    private static List<Card> cardsOf(BufferedImage sheet) {
        List<Card> cards = new ArrayList<>();
        for (int i = 0; i < COLUMNS * ROWS; i++) {
            int row = i / COLUMNS;
            double x = LEFT + (i - row * COLUMNS) * WIDTH;
            double y = TOP + row * HEIGHT;
            try {
                cards.add(
                        card(
                                sheet.getSubimage(
                                        pixels(x), pixels(y), pixels(WIDTH), pixels(HEIGHT))));
            } catch (NotFoundException e) {
                return cards; // the last sheet is not full
            }
        }
        return cards;
    }

    private static Card card(BufferedImage cut) throws NotFoundException {
        int width = cut.getWidth();
        int height = cut.getHeight();
        int[] rgb = cut.getRGB(0, 0, width, height, null, 0, width);
        try {
            String code =
                    new QRCodeReader()
                            .decode(
                                    new BinaryBitmap(
                                            new HybridBinarizer(
                                                    new RGBLuminanceSource(width, height, rgb))))
                            .getText();
            String number =
                    code.substring(
                            code.length() - NUMBER_FROM_END, code.length() - SECRET_FROM_END);
            return new Card(number, code, new Purse());
        } catch (ChecksumException | FormatException e) {
            throw new ProgramFailed("a card's code cannot be read", e);
        }
    }

    private static int pixels(double millimetres) {
        return (int) (millimetres / MILLIMETRES * DPI);
    }
}

package jp.nagaokapay.api.card;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.web.paper.FontWeight;
import jp.nagaokapay.web.paper.PageElement;
import jp.nagaokapay.web.paper.PageElement.Ink;

/**
 * One card (ISO/IEC 7810 ID-1), in millimetres.
 *
 * @param left of the sheet
 * @param top of the sheet
 */
record CardFace(double left, double top) {
    static final double WIDTH = 85.6;
    static final double HEIGHT = 54;

    private static final double MARGIN = 5;
    private static final double QR_SIDE = 23;

    /** Modules of a quarter of a millimetre, which scanners read from a hand's breadth away. */
    private static final double BARCODE_MODULE = 0.25;

    private static final int BARCODE_MODULES_HIGH = 30;
    private static final double LINE = 0.1;

    /**
     * @param code what both codes hold
     * @param issuer printable
     */
    List<PageElement> marks(String number, String code, String issuer) {
        List<PageElement> marks = new ArrayList<>(edges());
        marks.add(new PageElement.Box(left + LINE, top + LINE, WIDTH - LINE, 9, Ink.NAVY));
        marks.add(text(MARGIN, 6.4, 4.6, FontWeight.BOLD, Ink.WHITE, "ながおかペイ カード"));
        marks.add(text(MARGIN, 16, 2.6, FontWeight.REGULAR, Ink.GREY, "カード番号"));
        marks.add(text(MARGIN, 21, 4.2, FontWeight.BOLD, Ink.BLACK, grouped(number)));
        marks.add(text(MARGIN, 26, 2.3, FontWeight.REGULAR, Ink.BLACK, "窓口で有効にするまで使えません。"));
        marks.add(text(MARGIN, 29.5, 2.3, FontWeight.REGULAR, Ink.BLACK, "残高の有効期限はチャージから6か月です。"));
        marks.add(text(MARGIN, 33, 2.3, FontWeight.REGULAR, Ink.BLACK, "発行者　" + issuer));
        marks.add(
                new PageElement.Code(
                        left + WIDTH - MARGIN - QR_SIDE, top + 11.5, QR_SIDE, qr(code), Ink.BLACK));
        BitMatrix bars = bars(code);
        double width = bars.getWidth() * BARCODE_MODULE;
        marks.add(
                new PageElement.Code(left + (WIDTH - width) / 2, top + 41, width, bars, Ink.BLACK));
        return marks;
    }

    private List<PageElement> edges() {
        return List.of(
                new PageElement.Box(left, top, WIDTH, LINE, Ink.GREY),
                new PageElement.Box(left, top + HEIGHT, WIDTH, LINE, Ink.GREY),
                new PageElement.Box(left, top, LINE, HEIGHT, Ink.GREY),
                new PageElement.Box(left + WIDTH, top, LINE, HEIGHT, Ink.GREY));
    }

    private PageElement text(
            double x, double y, double size, FontWeight weight, Ink ink, String text) {
        return new PageElement.Text(left + x, top + y, size, weight, ink, text);
    }

    private static String grouped(String number) {
        return number.replaceAll("(.{4})(?!$)", "$1 ");
    }

    private static BitMatrix qr(String code) {
        try {
            return new QRCodeWriter()
                    .encode(
                            code,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.MARGIN,
                                    0));
        } catch (WriterException e) {
            throw new IllegalArgumentException("digits fit into a QR code", e);
        }
    }

    private static BitMatrix bars(String code) {
        return new Code128Writer()
                .encode(
                        code,
                        BarcodeFormat.CODE_128,
                        0,
                        BARCODE_MODULES_HIGH,
                        Map.of(EncodeHintType.MARGIN, 0));
    }
}

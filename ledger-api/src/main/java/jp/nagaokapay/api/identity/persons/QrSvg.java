package jp.nagaokapay.api.identity.persons;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A QR code to stand in a page: nothing that shows it elsewhere ever has the address of it. */
final class QrSvg {
    /** Around the code, in modules. */
    private static final int MARGIN = 4;

    private QrSvg() {}

    /**
     * @param label what it is, for whoever does not see it
     */
    static String of(String text, String label) {
        BitMatrix modules = encoded(text);
        String path =
                IntStream.range(0, modules.getHeight())
                        .boxed()
                        .flatMap(y ->
                                IntStream.range(0, modules.getWidth())
                                        .filter(x -> modules.get(x, y))
                                        .mapToObj(x -> "M" + x + ' ' + y + "h1v1h-1z"))
                        .collect(Collectors.joining());
        return """
        <svg class="code" role="img" aria-label="%s" viewBox="0 0 %d %d" shape-rendering="crispEdges"><path d="%s"/></svg>\
        """
                .formatted(label, modules.getWidth(), modules.getHeight(), path);
    }

    private static BitMatrix encoded(String text) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    MARGIN,
                                    EncodeHintType.CHARACTER_SET,
                                    StandardCharsets.UTF_8.name()));
        } catch (WriterException e) {
            throw new IllegalStateException("too long for a QR code", e);
        }
    }
}

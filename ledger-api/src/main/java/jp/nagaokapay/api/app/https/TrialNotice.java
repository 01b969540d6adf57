package jp.nagaokapay.api.app.https;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.nagaokapay.web.network.TrialHttps;
import org.springframework.core.env.Environment;

/** What the start says of the port: its addresses, and a code for a phone's camera. */
public final class TrialNotice {
    private TrialNotice() {}

    /** Empty while there is no such port. */
    public static String of(Environment environment) {
        return TrialHttps.addresses(environment).stream()
                .findFirst()
                .map(first -> text(environment, first + "/app/wallet"))
                .orElse("");
    }

    private static String text(Environment environment, String wallet) {
        return """

          On a phone in the same network, also the till at /app/terminal:
        %s

        %s
          Everybody in this network can reach it. The browser warns that nobody vouches for the
          certificate: this program made it itself, for this machine. Go on past the warning.
        """
                .formatted(
                        TrialHttps.addresses(environment).stream()
                                .map(address -> "    " + address + "/app/wallet")
                                .collect(Collectors.joining("\n")),
                        code(wallet));
    }

    /** Two rows of modules a line, light on dark, as most terminals are. */
    private static String code(String text) {
        BitMatrix modules = encoded(text);
        return IntStream.range(0, (modules.getHeight() + 1) / 2)
                .mapToObj(line ->
                        IntStream.range(0, modules.getWidth())
                                .mapToObj(x ->
                                        half(
                                                light(modules, x, 2 * line),
                                                light(modules, x, 2 * line + 1)))
                                .collect(Collectors.joining("", "    ", "")))
                .collect(Collectors.joining("\n"));
    }

    private static boolean light(BitMatrix modules, int x, int y) {
        return y >= modules.getHeight() || !modules.get(x, y);
    }

    private static String half(boolean upper, boolean lower) {
        return upper ? (lower ? "█" : "▀") : lower ? "▄" : " ";
    }

    private static BitMatrix encoded(String text) {
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0);
        } catch (WriterException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}

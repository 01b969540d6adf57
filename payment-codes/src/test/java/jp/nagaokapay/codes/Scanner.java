package jp.nagaokapay.codes;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.oned.Code128Reader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Reads what is on a picture, with two decoders that know nothing of who made it. */
public final class Scanner {
    private static final Map<DecodeHintType, ?> HINTS = Map.of(DecodeHintType.TRY_HARDER, true);

    private Scanner() {}

    /** Every QR code that ZXing finds. */
    public static List<String> qrCodes(BufferedImage picture) throws NotFoundException {
        Result[] found = new QRCodeMultiReader().decodeMultiple(bits(picture), HINTS);
        return Arrays.stream(found).map(Result::getText).toList();
    }

    /** The barcode that ZXing finds. */
    public static String barcode(BufferedImage picture) throws NotFoundException, FormatException {
        return new Code128Reader().decode(bits(picture), HINTS).getText();
    }

    private static BinaryBitmap bits(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        return new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
    }

    /** Whether {@code zbarimg} is here; in CI it must be. */
    public static boolean hasZbar() {
        boolean present =
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                        .anyMatch(folder -> Path.of(folder, "zbarimg").toFile().canExecute());
        if (!present && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("CI has no zbarimg: install zbar-tools");
        }
        return present;
    }

    /** Everything that zbar finds, as {@code QR-Code:…} or {@code CODE-128:…}, line by line. */
    public static List<String> zbar(Path picture) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder("zbarimg", "--quiet", picture.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("zbarimg does not end");
        }
        return said.lines().toList();
    }
}

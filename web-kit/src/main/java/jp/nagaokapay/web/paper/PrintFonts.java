package jp.nagaokapay.web.paper;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import jp.nagaokapay.web.problem.ProblemException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.http.HttpStatus;

/**
 * The fonts in which everything is printed, parsed once, when first used. A parsed font is not safe
 * for several threads, so all drawing goes through {@link #inTurn}.
 */
public final class PrintFonts {
    private static final String FOLDER = "/fonts/";

    /** 〓, which Japanese printers set for a missing letter. */
    private static final int MISSING = '〓';

    private static final Pattern RADICALS = Pattern.compile("[\\u2E80-\\u2FDF]");
    private static final Duration WAIT_MAX = Duration.ofSeconds(5);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Map<FontWeight, TrueTypeFont> fonts = new ConcurrentHashMap<>();
    private final Semaphore turn = new Semaphore(1, true);

    /** Draws while no other thread does; 503 when that takes too long to come. Not reentrant. */
    public <T> T inTurn(Supplier<T> drawing) {
        try {
            if (!turn.tryAcquire(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return drawing.get();
        } finally {
            turn.release();
        }
    }

    /** The font for a document; only the letters that are used go into it, when it is saved. */
    public PDFont embed(PDDocument document, FontWeight weight) {
        try {
            return PDType0Font.load(document, font(weight), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The text as it can be printed: radicals as the ideographs they look like, and 〓 for whatever
     * the fonts have no letter for.
     */
    public String printable(String text) {
        CmapLookup letters = letters(FontWeight.REGULAR);
        StringBuilder printable = new StringBuilder();
        RADICALS.matcher(text)
                .replaceAll(found -> Normalizer.normalize(found.group(), Normalizer.Form.NFKC))
                .codePoints()
                .map(c -> letters.getGlyphId(c) == 0 ? MISSING : c)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }

    /** How wide a printable text is, at a size of 1. */
    public double width(FontWeight weight, String text) {
        CmapLookup letters = letters(weight);
        return text.codePoints().mapToDouble(c -> advance(weight, letters.getGlyphId(c))).sum();
    }

    /** The outline of a printable text at a size of 1, its baseline at 0, growing upwards. */
    Path2D outline(FontWeight weight, String text) {
        CmapLookup letters = letters(weight);
        Path2D outline = new Path2D.Double();
        double x = 0;
        double scale = 1.0 / unitsPerEm(weight);
        for (int c : text.codePoints().toArray()) {
            int glyph = letters.getGlyphId(c);
            AffineTransform place = AffineTransform.getTranslateInstance(x, 0);
            place.scale(scale, scale);
            outline.append(glyphPath(weight, glyph).getPathIterator(place), false);
            x += advance(weight, glyph);
        }
        return outline;
    }

    private Path2D glyphPath(FontWeight weight, int glyph) {
        try {
            var data = font(weight).getGlyph().getGlyph(glyph);
            return data == null ? new Path2D.Double() : data.getPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double advance(FontWeight weight, int glyph) {
        try {
            return (double) font(weight).getAdvanceWidth(glyph) / unitsPerEm(weight);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int unitsPerEm(FontWeight weight) {
        try {
            return font(weight).getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CmapLookup letters(FontWeight weight) {
        try {
            return font(weight).getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TrueTypeFont font(FontWeight weight) {
        return fonts.computeIfAbsent(weight, it -> parse(it.file()));
    }

    private static TrueTypeFont parse(String file) {
        try (InputStream in =
                Objects.requireNonNull(PrintFonts.class.getResourceAsStream(FOLDER + file))) {
            return new TTFParser().parse(new RandomAccessReadBuffer(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProblemException busy() {
        return ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "TEMPORARILY_UNAVAILABLE")
                .retryAfter(RETRY_AFTER);
    }
}

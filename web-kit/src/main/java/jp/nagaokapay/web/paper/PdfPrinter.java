package jp.nagaokapay.web.paper;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** Draws pages as PDF, their text as text. */
public final class PdfPrinter {
    private static final double POINTS_PER_MM = 72 / 25.4;

    private final PrintFonts fonts;

    public PdfPrinter(PrintFonts fonts) {
        this.fonts = fonts;
    }

    public byte[] print(Page page) {
        return print(List.of(page));
    }

    /** Several pages as one document, called as the first of them is. */
    public byte[] print(List<Page> pages) {
        try (PDDocument document = new PDDocument()) {
            describe(document, pages.getFirst().title());
            Map<FontWeight, PDFont> embedded = new EnumMap<>(FontWeight.class);
            for (Page page : pages) {
                PDPage paper =
                        new PDPage(
                                new PDRectangle(
                                        (float) (page.width() * POINTS_PER_MM),
                                        (float) (page.height() * POINTS_PER_MM)));
                document.addPage(paper);
                try (var content = new PDPageContentStream(document, paper)) {
                    new Drawing(document, content, page.height(), embedded).draw(page);
                }
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void describe(PDDocument document, String title) {
        document.getDocumentInformation().setTitle(title);
        document.getDocumentCatalog().setLanguage("ja");
        var preferences = new PDViewerPreferences(new org.apache.pdfbox.cos.COSDictionary());
        preferences.setDisplayDocTitle(true);
        // Otherwise viewers scale the page to the printer's margins, and it loses its size.
        preferences.setPrintScaling(PDViewerPreferences.PRINT_SCALING.None);
        document.getDocumentCatalog().setViewerPreferences(preferences);
    }

    /** One page; PDF counts upwards from the lower edge, in points. */
    private final class Drawing {
        private final PDDocument document;
        private final PDPageContentStream content;
        private final double height;
        private final Map<FontWeight, PDFont> embedded;

        Drawing(
                PDDocument document,
                PDPageContentStream content,
                double height,
                Map<FontWeight, PDFont> embedded) {
            this.document = document;
            this.content = content;
            this.height = height;
            this.embedded = embedded;
        }

        void draw(Page page) throws IOException {
            for (PageElement mark : page.marks()) {
                content.setNonStrokingColor(new Color(mark.ink().rgb()));
                switch (mark) {
                    case PageElement.Text text -> draw(text);
                    case PageElement.Box box -> draw(box);
                    case PageElement.Code code -> draw(code);
                }
            }
        }

        private void draw(PageElement.Text text) throws IOException {
            PDFont font =
                    embedded.computeIfAbsent(
                            text.weight(), weight -> fonts.embed(document, weight));
            content.beginText();
            content.setFont(Objects.requireNonNull(font), points(text.size()));
            content.newLineAtOffset(points(text.x()), points(height - text.y()));
            content.showText(text.text());
            content.endText();
        }

        private void draw(PageElement.Box box) throws IOException {
            content.addRect(
                    points(box.x()),
                    points(height - box.y() - box.height()),
                    points(box.width()),
                    points(box.height()));
            content.fill();
        }

        private void draw(PageElement.Code code) throws IOException {
            double module = code.side() / code.modules().getWidth();
            AffineTransform place = new AffineTransform();
            place.scale(POINTS_PER_MM, POINTS_PER_MM);
            place.translate(code.x(), height - code.y());
            place.scale(module, -module);
            fill(CodeOutline.of(code.modules()), place);
        }

        private void fill(Path2D path, AffineTransform place) throws IOException {
            float[] at = new float[6];
            for (PathIterator i = path.getPathIterator(place); !i.isDone(); i.next()) {
                switch (i.currentSegment(at)) {
                    case PathIterator.SEG_MOVETO -> content.moveTo(at[0], at[1]);
                    case PathIterator.SEG_LINETO -> content.lineTo(at[0], at[1]);
                    case PathIterator.SEG_CLOSE -> content.closePath();
                    default -> throw new IllegalStateException("codes have no curves");
                }
            }
            content.fill();
        }

        private static float points(double millimetres) {
            return (float) (millimetres * POINTS_PER_MM);
        }
    }
}

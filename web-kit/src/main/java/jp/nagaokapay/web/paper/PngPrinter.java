package jp.nagaokapay.web.paper;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Draws a page as the picture of its PDF, at 300 dots an inch. */
public final class PngPrinter {
    private static final int DOTS_PER_INCH = 300;
    private static final int DOTS_PER_METRE = (int) Math.round(DOTS_PER_INCH / 0.0254);
    private static final String PNG_METADATA = "javax_imageio_png_1.0";

    private final PdfPrinter pdf;

    public PngPrinter(PdfPrinter pdf) {
        this.pdf = pdf;
    }

    public byte[] print(Page page) {
        try (PDDocument document = Loader.loadPDF(pdf.print(page))) {
            BufferedImage picture =
                    new PDFRenderer(document).renderImageWithDPI(0, DOTS_PER_INCH, ImageType.RGB);
            return written(picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With its density, so that it is printed in its own size. */
    private static byte[] written(BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        var out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            IIOMetadata metadata =
                    writer.getDefaultImageMetadata(
                            ImageTypeSpecifier.createFromRenderedImage(picture), null);
            metadata.mergeTree(PNG_METADATA, density());
            writer.write(metadata, new IIOImage(picture, null, metadata), null);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static IIOMetadataNode density() {
        var density = new IIOMetadataNode("pHYs");
        density.setAttribute("pixelsPerUnitXAxis", Integer.toString(DOTS_PER_METRE));
        density.setAttribute("pixelsPerUnitYAxis", Integer.toString(DOTS_PER_METRE));
        density.setAttribute("unitSpecifier", "meter");
        var root = new IIOMetadataNode(PNG_METADATA);
        root.appendChild(density);
        return root;
    }
}

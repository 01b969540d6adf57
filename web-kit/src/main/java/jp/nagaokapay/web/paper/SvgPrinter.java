package jp.nagaokapay.web.paper;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Draws a page as SVG, its letters as outlines: no viewer needs the font. */
public final class SvgPrinter {
    private static final String SVG = "http://www.w3.org/2000/svg";

    private final PrintFonts fonts;
    private final XMLOutputFactory xml = XMLOutputFactory.newFactory();

    public SvgPrinter(PrintFonts fonts) {
        this.fonts = fonts;
    }

    public byte[] print(Page page) {
        try {
            var out = new ByteArrayOutputStream();
            XMLStreamWriter writer = xml.createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            writer.writeStartElement("svg");
            writer.writeDefaultNamespace(SVG);
            writer.writeAttribute("width", number(page.width()) + "mm");
            writer.writeAttribute("height", number(page.height()) + "mm");
            writer.writeAttribute(
                    "viewBox", "0 0 " + number(page.width()) + ' ' + number(page.height()));
            writer.writeAttribute("role", "img");
            writer.writeStartElement("title");
            writer.writeCharacters(page.title());
            writer.writeEndElement();
            box(
                    writer,
                    new PageElement.Box(0, 0, page.width(), page.height(), PageElement.Ink.WHITE));
            for (PageElement mark : page.marks()) {
                draw(writer, mark);
            }
            writer.writeEndDocument();
            writer.close();
            return out.toByteArray();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("memory can be written to", e);
        }
    }

    private void draw(XMLStreamWriter writer, PageElement mark) throws XMLStreamException {
        switch (mark) {
            case PageElement.Box box -> box(writer, box);
            case PageElement.Text text -> {
                AffineTransform place = AffineTransform.getTranslateInstance(text.x(), text.y());
                place.scale(text.size(), -text.size());
                path(writer, fonts.outline(text.weight(), text.text()), place, text.ink());
            }
            case PageElement.Code code -> {
                double module = code.side() / code.modules().getWidth();
                AffineTransform place = AffineTransform.getTranslateInstance(code.x(), code.y());
                place.scale(module, module);
                path(writer, CodeOutline.of(code.modules()), place, code.ink());
            }
        }
    }

    private static void box(XMLStreamWriter writer, PageElement.Box box) throws XMLStreamException {
        writer.writeEmptyElement("rect");
        writer.writeAttribute("x", number(box.x()));
        writer.writeAttribute("y", number(box.y()));
        writer.writeAttribute("width", number(box.width()));
        writer.writeAttribute("height", number(box.height()));
        fill(writer, box.ink());
    }

    private static void path(
            XMLStreamWriter writer, Path2D path, AffineTransform place, PageElement.Ink ink)
            throws XMLStreamException {
        writer.writeEmptyElement("path");
        writer.writeAttribute("d", data(path.getPathIterator(place)));
        fill(writer, ink);
    }

    private static void fill(XMLStreamWriter writer, PageElement.Ink ink)
            throws XMLStreamException {
        writer.writeAttribute("fill", "#%06X".formatted(ink.rgb()));
    }

    private static String data(PathIterator path) {
        StringBuilder data = new StringBuilder();
        double[] at = new double[6];
        for (; !path.isDone(); path.next()) {
            switch (path.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> points(data.append('M'), at, 2);
                case PathIterator.SEG_LINETO -> points(data.append('L'), at, 2);
                case PathIterator.SEG_QUADTO -> points(data.append('Q'), at, 4);
                case PathIterator.SEG_CUBICTO -> points(data.append('C'), at, 6);
                case PathIterator.SEG_CLOSE -> data.append('Z');
                default -> throw new IllegalStateException("a path of unknown kind");
            }
        }
        return data.toString();
    }

    private static void points(StringBuilder data, double[] at, int count) {
        for (int i = 0; i < count; i++) {
            data.append(i == 0 ? "" : " ").append(number(at[i]));
        }
    }

    /** To the thousandth of a millimetre. */
    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.3f", value);
        return text.replaceFirst("\\.?0+$", "");
    }
}

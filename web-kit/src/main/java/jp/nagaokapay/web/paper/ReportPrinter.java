package jp.nagaokapay.web.paper;

/** Prints reports as PDF, one at a time; 503 when its turn does not come soon. */
public class ReportPrinter {
    private final PrintFonts fonts;
    private final PdfPrinter pdf;

    public ReportPrinter(PrintFonts fonts) {
        this.fonts = fonts;
        pdf = new PdfPrinter(fonts);
    }

    public byte[] pdf(Report report) {
        return fonts.inTurn(() -> pdf.print(new ReportLayout(fonts, report).pages()));
    }

    /** The same for a printer with a roll of 58 mm; the subtitle stands out. */
    public byte[] slip(Report report) {
        return fonts.inTurn(() -> pdf.print(new SlipLayout(fonts, report).page()));
    }
}

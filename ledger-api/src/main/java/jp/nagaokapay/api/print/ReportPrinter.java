package jp.nagaokapay.api.print;

import jp.nagaokapay.gateway.print.PdfPrinter;
import jp.nagaokapay.gateway.print.PrintFonts;
import org.springframework.stereotype.Component;

/** Prints reports as PDF, one at a time; 503 when its turn does not come soon. */
@Component
public class ReportPrinter {
    private final PrintFonts fonts;
    private final PdfPrinter pdf;

    ReportPrinter(PrintFonts fonts) {
        this.fonts = fonts;
        pdf = new PdfPrinter(fonts);
    }

    public byte[] pdf(Report report) {
        return fonts.inTurn(() -> pdf.print(new ReportLayout(fonts, report).pages()));
    }
}

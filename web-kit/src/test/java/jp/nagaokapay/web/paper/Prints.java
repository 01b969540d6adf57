package jp.nagaokapay.web.paper;

/** A printer for tests of what is printed. */
public final class Prints {
    private static final ReportPrinter PRINTER = new ReportPrinter(new PrintFonts());

    private Prints() {}

    public static byte[] pdf(Report report) {
        return PRINTER.pdf(report);
    }
}

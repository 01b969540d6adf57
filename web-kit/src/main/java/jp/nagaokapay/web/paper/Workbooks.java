package jp.nagaokapay.web.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Sheets as one XLSX workbook: numbers as numbers, the header bold and always in view. */
public final class Workbooks {
    private static final String APPLICATION = "nagaokapay";
    private static final String VERSION = "1.0";
    private static final String WHOLE_NUMBERS = "#,##0";
    private static final double WIDTH_MIN = 8;
    private static final double WIDTH_MAX = 60;

    private Workbooks() {}

    public static byte[] xlsx(List<Spreadsheet> sheets) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, APPLICATION, VERSION)) {
            sheets.forEach(sheet -> write(sheet, workbook.newWorksheet(sheet.name())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(Spreadsheet sheet, Worksheet worksheet) {
        for (int column = 0; column < sheet.header().size(); column++) {
            worksheet.value(0, column, sheet.header().get(column));
            worksheet.style(0, column).bold().set();
            worksheet.width(column, width(sheet, column));
        }
        worksheet.freezePane(0, 1);
        int line = 1;
        for (List<@Nullable Object> row : sheet.rows()) {
            for (int column = 0; column < row.size(); column++) {
                cell(worksheet, line, column, row.get(column));
            }
            line++;
        }
    }

    private static void cell(Worksheet worksheet, int line, int column, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Long number -> {
                worksheet.value(line, column, number);
                worksheet.style(line, column).format(WHOLE_NUMBERS).set();
            }
            case Number number -> worksheet.value(line, column, number);
            case Object text -> worksheet.value(line, column, text.toString());
        }
    }

    /** Wide enough for the longest text; Japanese letters take two. */
    private static double width(Spreadsheet sheet, int column) {
        double longest = letters(sheet.header().get(column));
        for (List<@Nullable Object> row : sheet.rows()) {
            longest = Math.max(longest, column < row.size() ? letters(row.get(column)) : 0);
        }
        return Math.clamp(longest + 2, WIDTH_MIN, WIDTH_MAX);
    }

    private static double letters(@Nullable Object value) {
        return value == null
                ? 0
                : value instanceof Long number
                        ? String.format(Locale.ROOT, "%,d", number).length()
                        : value.toString().chars().map(c -> c < 0x300 ? 1 : 2).sum();
    }
}

package jp.nagaokapay.api.finance;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jp.nagaokapay.ledger.reconciliation.ProviderFile;
import jp.nagaokapay.ledger.reconciliation.ProviderFile.Line;
import jp.nagaokapay.ledger.shared.digest.Sha256;
import jp.nagaokapay.web.input.CsvLine;
import jp.nagaokapay.web.problem.ProblemException;
import jp.nagaokapay.web.problem.ProblemException.FieldProblem;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;

/**
 * Reads a provider's file: UTF-8, with or without BOM, lines ended by LF or CRLF. The header names
 * {@code reference} and {@code amount}; further columns are allowed and not read. Fields may be
 * quoted, but hold no line break. Blank lines at the end are not read. One bad line refuses the
 * whole file, and every bad line is named.
 */
final class FundingFile {
    private static final String REFERENCE = "reference";
    private static final String AMOUNT = "amount";
    private static final char BOM = '\uFEFF';

    /** The same characters as a charge's reference. */
    private static final Pattern REFERENCES = Pattern.compile("[\\x21-\\x7E]{1,100}");

    private static final Pattern AMOUNTS = Pattern.compile("[1-9][0-9]{0,11}");
    private static final int BAD_LINES_SHOWN = 100;

    private FundingFile() {}

    static ProviderFile read(byte[] bytes) {
        List<String> lines = lines(text(bytes));
        List<String> header = CsvLine.fields(lines.getFirst()).stream().map(String::strip).toList();
        int reference = header.indexOf(REFERENCE);
        int amount = header.indexOf(AMOUNT);
        if (reference < 0
                || amount < 0
                || header.lastIndexOf(REFERENCE) != reference
                || header.lastIndexOf(AMOUNT) != amount) {
            throw refused(List.of(problem(1, "HEADER")));
        }
        List<Line> read = new ArrayList<>();
        List<FieldProblem> bad = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            List<String> fields = CsvLine.fields(lines.get(i));
            if (fields.size() == header.size()
                    && REFERENCES.matcher(fields.get(reference)).matches()
                    && AMOUNTS.matcher(fields.get(amount)).matches()) {
                read.add(
                        new Line(i + 1, fields.get(reference), Long.parseLong(fields.get(amount))));
            } else if (bad.size() < BAD_LINES_SHOWN) {
                bad.add(problem(i + 1, "BAD_LINE"));
            }
        }
        if (!bad.isEmpty()) {
            throw refused(bad);
        }
        return new ProviderFile(Sha256.hex(bytes), read);
    }

    /** The lines without blank ones at the end; at least one. */
    private static List<String> lines(String text) {
        if (text.isBlank()) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "FILE_EMPTY");
        }
        List<String> lines = text.lines().toList();
        int end = lines.size();
        while (lines.get(end - 1).isBlank()) {
            end--;
        }
        return lines.subList(0, end);
    }

    private static String text(byte[] bytes) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return !text.isEmpty() && text.charAt(0) == BOM ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw refused(List.of(problem(1, "NOT_UTF8")));
        }
    }

    private static FieldProblem problem(int line, String code) {
        return FieldProblem.of("line " + line, code, LocaleContextHolder.getLocale());
    }

    private static ProblemException refused(List<FieldProblem> problems) {
        return ProblemException.invalid(problems);
    }
}

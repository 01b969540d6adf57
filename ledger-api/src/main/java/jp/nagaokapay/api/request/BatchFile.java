package jp.nagaokapay.api.request;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.WalletLimits;
import jp.nagaokapay.web.input.CsvLine;
import jp.nagaokapay.web.input.TextForm;
import jp.nagaokapay.web.problem.ProblemException;
import jp.nagaokapay.web.problem.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;

/**
 * Reads a file of bills: UTF-8, with or without BOM, or Shift_JIS as Windows writes it; lines ended
 * by LF or CRLF. The header names {@code reference}, {@code name} and {@code amount} (整理番号, 氏名,
 * 金額); further columns are not read. Faulty lines refuse the whole file, and each of them is named.
 */
final class BatchFile {
    static final int LINES_MAX = 10_000;
    static final int FAULTS_SHOWN_MAX = 1_000;
    private static final int REFERENCE_MAX = 40;
    private static final int NAME_MAX = 40;
    private static final Charset WINDOWS_31J = Charset.forName("windows-31j");
    private static final char BOM = '\uFEFF';
    private static final Pattern AMOUNT =
            Pattern.compile("[1-9][0-9]{0,2}(,[0-9]{3}){1,3}|[1-9][0-9]{0,11}");

    private final WalletLimits limits;
    private final Set<String> references = new HashSet<>();
    private final List<FieldProblem> faults = new ArrayList<>();
    private int faulty;

    private BatchFile(WalletLimits limits) {
        this.limits = limits;
    }

    /** The file's lines, one or more; refused with every fault that it has. */
    static List<Line> read(byte[] bytes, WalletLimits limits) {
        return new BatchFile(limits).read(text(bytes));
    }

    private List<Line> read(String text) {
        List<String> lines = text.lines().toList();
        int end = lines.size();
        while (end > 0 && lines.get(end - 1).isBlank()) {
            end--;
        }
        if (end == 0) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "FILE_EMPTY");
        }
        Columns columns = Columns.of(CsvLine.fields(lines.getFirst()));
        if (columns == null || end == 1) {
            fault(1, columns == null ? "BILL_HEADER" : "BILL_LINES");
            throw refused();
        }
        if (end - 1 > LINES_MAX) {
            throw ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, "REQUEST_BATCH_TOO_LONG")
                    .with(Map.of("most", LINES_MAX));
        }
        List<Line> read = new ArrayList<>();
        for (int i = 1; i < end; i++) {
            Line line = line(i + 1, CsvLine.fields(lines.get(i)), columns);
            if (line != null) {
                read.add(line);
            }
        }
        if (faulty > 0) {
            throw refused();
        }
        return read;
    }

    private @Nullable Line line(int number, List<String> fields, Columns columns) {
        if (fields.size() != columns.count) {
            return fault(number, "BILL_COLUMNS");
        }
        String reference = fields.get(columns.reference).strip();
        String name = fields.get(columns.name).strip();
        String amount = fields.get(columns.amount).strip();
        if (isFaulty(reference, REFERENCE_MAX)) {
            return fault(number, "BILL_REFERENCE");
        }
        if (!references.add(reference)) {
            return fault(number, "BILL_REFERENCE_TWICE");
        }
        if (isFaulty(name, NAME_MAX)) {
            return fault(number, "BILL_NAME");
        }
        if (!AMOUNT.matcher(amount).matches()) {
            return fault(number, "BILL_AMOUNT");
        }
        Yen yen = Yen.of(Long.parseLong(amount.replace(",", "")));
        if (!yen.covers(limits.paymentMin()) || !limits.paymentMax().covers(yen)) {
            return fault(number, "BILL_AMOUNT");
        }
        return new Line(reference, name, yen);
    }

    private static boolean isFaulty(String text, int most) {
        return text.isEmpty()
                || text.codePointCount(0, text.length()) > most
                || TextForm.LINE.fault(text) != null;
    }

    private @Nullable Line fault(int line, String code) {
        faulty++;
        if (faults.size() < FAULTS_SHOWN_MAX) {
            faults.add(
                    FieldProblem.of(
                            "line " + line,
                            code,
                            Map.of(
                                    "least",
                                    limits.paymentMin().amount(),
                                    "most",
                                    limits.paymentMax().amount(),
                                    "referenceMost",
                                    REFERENCE_MAX,
                                    "nameMost",
                                    NAME_MAX),
                            LocaleContextHolder.getLocale()));
        }
        return null;
    }

    private ProblemException refused() {
        return ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, "REQUEST_BATCH_FAULTY")
                .with(Map.of("faulty", faulty, "errors", faults));
    }

    private static String text(byte[] bytes) {
        return Stream.of(StandardCharsets.UTF_8, WINDOWS_31J)
                .map(charset -> decoded(bytes, charset))
                .filter(text -> !text.isEmpty() || bytes.length == 0)
                .findFirst()
                .orElseThrow(
                        () -> ProblemException.of(HttpStatus.BAD_REQUEST, "FILE_NOT_READABLE"));
    }

    /** Empty when the bytes are of another charset. */
    private static String decoded(byte[] bytes, Charset charset) {
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return !text.isEmpty() && text.charAt(0) == BOM ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return "";
        }
    }

    /**
     * One bill.
     *
     * @param name of whom the letter is to; nowhere but there
     */
    record Line(String reference, String name, Yen amount) {
        @Override
        public String toString() {
            return reference;
        }
    }

    private record Columns(int count, int reference, int name, int amount) {
        static @Nullable Columns of(List<String> header) {
            List<String> names = header.stream().map(String::strip).toList();
            int reference = only(names, "reference", "整理番号");
            int name = only(names, "name", "氏名");
            int amount = only(names, "amount", "金額");
            return reference < 0 || name < 0 || amount < 0
                    ? null
                    : new Columns(names.size(), reference, name, amount);
        }

        /** Where the one column of these names is; negative when there is none, or more. */
        private static int only(List<String> names, String english, String japanese) {
            List<Integer> found = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                if (names.get(i).equals(english) || names.get(i).equals(japanese)) {
                    found.add(i);
                }
            }
            return found.size() == 1 ? found.getFirst() : -1;
        }
    }
}

package jp.nagaokapay.api.finance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import jp.nagaokapay.api.finance.AccountTitles.Title;
import jp.nagaokapay.ledger.journal.Journal.Entry;
import jp.nagaokapay.ledger.journal.Posting;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.web.paper.Spreadsheet;
import org.jspecify.annotations.Nullable;

/** The lines of the journal's file. */
final class JournalCsv {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT);

    private static final List<String> HEADER =
            List.of(
                    "取引日", "発生日時", "記録番号", "行", "出来事", "摘要", "借方コード", "借方勘定科目", "借方補助科目", "貸方コード",
                    "貸方勘定科目", "貸方補助科目", "金額", "ロット", "有効期限");

    private final Writer file;
    private final AccountTitles titles;
    private final Charset charset;

    JournalCsv(Writer file, AccountTitles titles, Charset charset) {
        this.file = file;
        this.titles = titles;
        this.charset = charset;
    }

    void plainHeader() {
        if (charset.equals(StandardCharsets.UTF_8)) {
            write(Spreadsheet.BOM);
        }
        write(Spreadsheet.csvLine(HEADER));
    }

    void plain(Entry entry) {
        Posting posting = entry.posting();
        Title debit = titles.of(posting.debit());
        Title credit = titles.of(posting.credit());
        line(
                posting.valueDate(),
                entry.at().atZone(BusinessDate.ZONE).toOffsetDateTime(),
                entry.cursor().position(),
                entry.cursor().line(),
                entry.event(),
                PostedEvent.label(entry.event()),
                posting.debit().code(),
                debit.name(),
                debit.part(),
                posting.credit().code(),
                credit.name(),
                credit.part(),
                posting.amount().amount(),
                posting.lotId() == null ? null : posting.lotId().value(),
                posting.expiresOn());
    }

    /**
     * A slip in the 25 columns that 弥生会計 imports, each line with both its ends and the same amount
     * on them. The memo holds the position in the log, from which the event is found.
     */
    void shiwake(long number, List<Entry> slip) {
        for (int i = 0; i < slip.size(); i++) {
            Entry entry = slip.get(i);
            Posting posting = entry.posting();
            Title debit = titles.of(posting.debit());
            Title credit = titles.of(posting.credit());
            long amount = posting.amount().amount();
            line(
                    kindOfLine(i, slip.size()),
                    number,
                    null,
                    DATE.format(posting.valueDate()),
                    debit.name(),
                    debit.part(),
                    null,
                    debit.taxClass(),
                    amount,
                    null,
                    credit.name(),
                    credit.part(),
                    null,
                    credit.taxClass(),
                    amount,
                    null,
                    PostedEvent.label(entry.event()),
                    null,
                    null,
                    TRANSFER_SLIP,
                    null,
                    "記録番号 " + entry.cursor(),
                    "0",
                    "0",
                    "no");
        }
    }

    /** 振替伝票, which may have several lines. */
    private static final int TRANSFER_SLIP = 3;

    private static int kindOfLine(int line, int lines) {
        if (lines == 1) {
            return 2111;
        }
        return line == 0 ? 2110 : line < lines - 1 ? 2100 : 2101;
    }

    private void line(@Nullable Object... values) {
        write(Spreadsheet.csvLine(Arrays.asList(values)));
    }

    private void write(String text) {
        try {
            file.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

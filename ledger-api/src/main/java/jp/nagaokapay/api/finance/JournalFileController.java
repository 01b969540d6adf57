package jp.nagaokapay.api.finance;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Pattern;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import jp.nagaokapay.ledger.journal.Journal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The journal as a file, of any length: written as it is read, a page at a time. */
@RestController
@RequestMapping("/finance/v1")
class JournalFileController {
    private static final Logger LOG = LoggerFactory.getLogger(JournalFileController.class);

    private final Journal journal;
    private final AccountTitles titles;

    JournalFileController(Journal journal, AccountTitles titles) {
        this.journal = journal;
        this.titles = titles;
    }

    @GetMapping(path = "/journal.csv", produces = "text/csv")
    void getJournalCsv(
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(defaultValue = "plain") @Pattern(regexp = "plain|shiwake") String layout,
            @RequestParam(required = false) @Pattern(regexp = "utf-8|ms932") @Nullable String encoding,
            HttpServletResponse response)
            throws IOException {
        Journal.Days days = new Journal.Days(from, to);
        journal.requireWithin(days);
        Layout lines = Layout.valueOf(layout.toUpperCase(Locale.ROOT));
        Charset charset = encoding == null ? lines.charset : Charset.forName(encoding);
        response.setContentType("text/csv");
        response.setCharacterEncoding(charset);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("journal-" + from + "-" + to + ".csv")
                        .build()
                        .toString());
        try (Writer file =
                new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), charset))) {
            write(days, lines, new JournalCsv(file, titles, charset));
        } catch (RuntimeException e) {
            throw response.isCommitted() ? cutOff(e) : e;
        }
    }

    private void write(Journal.Days days, Layout layout, JournalCsv csv) {
        switch (layout) {
            case PLAIN -> {
                csv.plainHeader();
                journal.forEach(days, csv::plain);
            }
            case SHIWAKE -> {
                Slips slips = new Slips(csv::shiwake);
                journal.forEach(days, slips::add);
                slips.end();
            }
        }
    }

    /** Without its cause, which would be answered, behind half a file. */
    private static RuntimeException cutOff(RuntimeException cause) {
        LOG.warn("the journal's file is cut off", cause);
        return new UncheckedIOException(new IOException("cut off"));
    }

    /** How lines look, and how they are encoded where nothing else is asked for. */
    private enum Layout {
        /** A posting a line, under Japanese headings. */
        PLAIN(StandardCharsets.UTF_8),
        /** What accounting programs read, see {@link JournalCsv#shiwake}. */
        SHIWAKE(Charset.forName("MS932"));

        private final Charset charset;

        Layout(Charset charset) {
            this.charset = charset;
        }
    }
}

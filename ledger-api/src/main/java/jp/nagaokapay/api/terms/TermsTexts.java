package jp.nagaokapay.api.terms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code terms_text}: what was proposed, what is published, what is in force. */
@Component
@EnableConfigurationProperties(TermsSettings.class)
public class TermsTexts {
    /** Of each kind the latest that has begun. */
    static final String IN_FORCE =
            """
            SELECT DISTINCT ON (kind) * FROM terms_text
             WHERE state = 'PUBLISHED' AND effective_from <= :today
             ORDER BY kind, effective_from DESC, published_at DESC
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    TermsTexts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is in force today, in the order of the kinds. */
    public List<TermsText> inForce() {
        return jdbc
                .sql(IN_FORCE)
                .param("today", BusinessDate.of(clock.instant()))
                .query(TermsTexts::text)
                .list()
                .stream()
                .sorted(Comparator.comparing(TermsText::kind))
                .toList();
    }

    /** Any that was published, whether in force or not. */
    public Optional<TermsText> published(String version) {
        return jdbc.sql("SELECT * FROM terms_text WHERE version = ? AND state = 'PUBLISHED'")
                .param(version)
                .query(TermsTexts::text)
                .optional();
    }

    /** The text whatever became of it. */
    public Optional<TermsText> find(String version) {
        return jdbc.sql("SELECT * FROM terms_text WHERE version = ?")
                .param(version)
                .query(TermsTexts::text)
                .optional();
    }

    /**
     * Keeps a text that waits to be published. The same again by the same person is the same.
     * Throws {@link jp.nagaokapay.ledger.shared.message.Refused} {@code TERMS_VERSION_EXISTS} when
     * the version names another text, and {@code TERMS_DATE_PASSED}.
     *
     * @param by the person who proposes it
     */
    public void propose(TermsText text, String by) {
        requireToCome(text);
        jdbc.sql(
                        """
                        INSERT INTO terms_text (version, kind, effective_from, title, body, body_en,
                                                asks_consent, proposed_by, proposed_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """)
                .param(text.version())
                .param(text.kind().name())
                .param(text.effectiveFrom())
                .param(text.title())
                .param(text.text())
                .param(text.textEn())
                .param(text.asksConsent())
                .param(by)
                .param(SqlTime.utc(clock.instant()))
                .update();
        TermsRule.VERSION_IS_NEW.require(
                proposed(text.version(), by).filter(text::equals).isPresent());
    }

    private Optional<TermsText> proposed(String version, String by) {
        return jdbc.sql(
                        """
                        SELECT * FROM terms_text
                         WHERE version = ? AND state = 'PROPOSED' AND proposed_by = ?
                        """)
                .params(version, by)
                .query(TermsTexts::text)
                .optional();
    }

    /** Refused when its first day is over: nobody could have read it before. */
    public void requireToCome(TermsText text) {
        TermsRule.DATE_IS_TO_COME.require(
                !text.effectiveFrom().isBefore(BusinessDate.of(clock.instant())));
    }

    /** Publishes what was proposed; done before, nothing happens. */
    public void publish(String version) {
        jdbc.sql(
                        """
                        UPDATE terms_text SET state = 'PUBLISHED', published_at = ?
                         WHERE version = ? AND state = 'PROPOSED'
                        """)
                .params(SqlTime.utc(clock.instant()), version)
                .update();
    }

    /** Drops what was proposed; its version is used up. */
    public void reject(String version) {
        jdbc.sql(
                        """
                        UPDATE terms_text SET state = 'REJECTED'
                         WHERE version = ? AND state = 'PROPOSED'
                        """)
                .param(version)
                .update();
    }

    /** All, the newest first. */
    public List<Listed> list() {
        return jdbc.sql("SELECT * FROM terms_text ORDER BY proposed_at DESC, version")
                .query((row, number) ->
                        new Listed(
                                text(row, number),
                                State.valueOf(row.getString("state")),
                                row.getString("proposed_by"),
                                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                                instant(row, "published_at")))
                .list();
    }

    static TermsText text(ResultSet row, int number) throws SQLException {
        return new TermsText(
                TermsKind.valueOf(row.getString("kind")),
                row.getString("version"),
                row.getObject("effective_from", LocalDate.class),
                row.getString("title"),
                row.getString("body"),
                row.getString("body_en"),
                row.getBoolean("asks_consent"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** What became of a text. */
    public enum State {
        PROPOSED,
        PUBLISHED,
        REJECTED
    }

    /**
     * A text as the office sees it.
     *
     * @param publishedAt null until then
     */
    public record Listed(
            TermsText text,
            State state,
            String proposedBy,
            Instant proposedAt,
            @Nullable Instant publishedAt) {}
}

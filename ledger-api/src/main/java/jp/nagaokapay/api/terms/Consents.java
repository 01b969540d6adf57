package jp.nagaokapay.api.terms;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code consent}: which texts residents have agreed to, and which they have to. */
@Component
public class Consents {
    private static final String DUE =
            """
            SELECT * FROM (%s) text
             WHERE asks_consent AND NOT EXISTS (SELECT FROM consent
                   WHERE resident_id = :resident AND consent.version = text.version)
             ORDER BY kind DESC
            """
                    .formatted(TermsTexts.IN_FORCE);

    private final JdbcClient jdbc;
    private final TermsTexts texts;
    private final TermsSettings settings;
    private final Clock clock;

    Consents(JdbcClient jdbc, TermsTexts texts, TermsSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What of {@code versions} is kept with a sign-up: all that today asks for consent. Throws
     * {@link jp.nagaokapay.ledger.shared.message.Refused} {@code CONSENTS_MISSING} unless each of
     * them is named.
     */
    public List<String> requireAll(List<String> versions) {
        List<String> asked =
                texts.inForce().stream()
                        .filter(TermsText::asksConsent)
                        .map(TermsText::version)
                        .toList();
        List<String> missing = asked.stream().filter(one -> !versions.contains(one)).toList();
        TermsRule.CONSENTS_ARE_GIVEN.require(missing.isEmpty(), Map.of("versions", missing));
        return asked;
    }

    /** Keeps that somebody agreed; what they agreed to before stays as it was. */
    public void add(String residentId, List<String> versions, Instant at) {
        versions.forEach(version ->
                jdbc.sql(
                                """
                                INSERT INTO consent (resident_id, version, given_at)
                                VALUES (?, ?, ?) ON CONFLICT DO NOTHING
                                """)
                        .params(residentId, version, SqlTime.utc(at))
                        .update());
    }

    /**
     * Somebody agrees to a text, also to one that is still to come. Again, nothing happens. Throws
     * {@link jp.nagaokapay.ledger.shared.message.Refused} {@code TERMS_NOT_FOUND}.
     */
    public void give(String residentId, String version) {
        TermsRule.TEXT_IS_PUBLISHED.require(
                texts.published(version).filter(TermsText::asksConsent).isPresent());
        add(residentId, List.of(version), clock.instant());
    }

    /** Oldest first. */
    public List<Consent> of(String residentId) {
        return jdbc.sql(
                        """
                        SELECT version, given_at FROM consent WHERE resident_id = ?
                         ORDER BY given_at, version
                        """)
                .param(residentId)
                .query((row, _) ->
                        new Consent(
                                row.getString("version"),
                                row.getObject("given_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** What is in force and they have not agreed to. */
    public List<Due> due(String residentId) {
        return jdbc.sql(DUE)
                .param("today", BusinessDate.of(clock.instant()))
                .param("resident", residentId)
                .query((row, number) ->
                        due(
                                TermsTexts.text(row, number),
                                row.getObject("published_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Nobody has less time than the grace, however late the office published it. */
    private Due due(TermsText text, Instant publishedAt) {
        Instant begins = BusinessDate.startOf(text.effectiveFrom());
        Instant known = begins.isAfter(publishedAt) ? begins : publishedAt;
        return new Due(
                text.version(),
                text.kind(),
                text.effectiveFrom(),
                text.title(),
                known.plus(settings.grace()));
    }

    /**
     * Throws {@link jp.nagaokapay.ledger.shared.message.Refused} {@code CONSENT_DUE} when somebody
     * has not agreed in time. What they have they can always spend.
     */
    public void requireForCharging(String residentId) {
        Instant now = clock.instant();
        List<String> overdue =
                due(residentId).stream()
                        .filter(due -> !now.isBefore(due.chargingUntil()))
                        .map(Due::version)
                        .toList();
        TermsRule.CONSENT_IS_NOT_OVERDUE.require(overdue.isEmpty(), Map.of("versions", overdue));
    }

    /** That somebody agreed to a version, and when. */
    public record Consent(String version, Instant givenAt) {}

    /**
     * A text that waits for somebody's consent.
     *
     * @param chargingUntil until when they can charge without
     */
    public record Due(
            String version,
            TermsKind kind,
            LocalDate effectiveFrom,
            String title,
            Instant chargingUntil) {}
}

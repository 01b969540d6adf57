package jp.nagaokapay.gateway.event;

import java.util.Map;
import jp.nagaokapay.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.StringUtils;

/** From which position a stream goes on; a position that cannot be served is refused. */
final class ResumePosition {
    private static final String NUMBER = "\\d{1,18}";

    private ResumePosition() {}

    /**
     * What the client said; null when it said nothing, or nothing but blanks. The header, which a
     * browser renews, wins over the query, which stays the same when it connects again.
     */
    static @Nullable Long said(@Nullable String lastEventId, @Nullable String after) {
        String said = StringUtils.hasText(lastEventId) ? lastEventId : after;
        if (!StringUtils.hasText(said)) {
            return null;
        }
        if (!said.matches(NUMBER)) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "EVENT_POSITION_MALFORMED");
        }
        return Long.valueOf(said);
    }

    /** From now on where nothing was said; 0 is the beginning of what is kept. */
    static long within(EventLog.Cursor cursor, @Nullable Long said) {
        if (said == null) {
            return cursor.position();
        }
        if (said > cursor.position()) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "EVENT_POSITION_UNKNOWN");
        }
        if (said != 0 && said < cursor.forgottenTo()) {
            throw ProblemException.of(HttpStatus.GONE, "EVENTS_FORGOTTEN")
                    .with(Map.of("forgottenTo", cursor.forgottenTo()));
        }
        return said;
    }
}

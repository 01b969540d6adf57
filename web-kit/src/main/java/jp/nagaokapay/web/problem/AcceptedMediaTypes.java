package jp.nagaokapay.web.problem;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;

/** The media types that an operation reads, for the problem that refuses another one. */
public final class AcceptedMediaTypes {
    /** The problem's member that lists them; its sentence names them too. */
    private static final String MEMBER = "accepted";

    private AcceptedMediaTypes() {}

    /** An operation that reads JSON could read many kinds of it; plain JSON is named. */
    public static Map<String, List<String>> by(HttpMediaTypeNotSupportedException refused) {
        List<MediaType> all = refused.getSupportedMediaTypes();
        List<String> named =
                all.contains(MediaType.APPLICATION_JSON)
                        ? List.of(MediaType.APPLICATION_JSON_VALUE)
                        : all.stream()
                                .filter(MediaType::isConcrete)
                                .map(MediaType::toString)
                                .distinct()
                                .toList();
        return named.isEmpty() ? Map.of() : Map.of(MEMBER, named);
    }

    /** What is to be said after a problem's own sentence; empty when there is nothing. */
    static String sentence(Map<String, ?> details, Locale language) {
        return details.containsKey(MEMBER) ? ProblemMessages.of(MEMBER, language, details) : "";
    }
}

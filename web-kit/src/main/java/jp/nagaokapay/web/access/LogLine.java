package jp.nagaokapay.web.access;

import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One line of a log of words {@code name=value}: as text for people, and where the log is JSON each
 * value also in a field of its own.
 */
final class LogLine {
    private final StringBuilder text = new StringBuilder(256);
    private final Map<String, Object> fields = new LinkedHashMap<>();

    /**
     * @param name in the text
     * @param field in JSON, by the names of the Elastic Common Schema where it has one
     * @param value one word
     */
    LogLine with(String name, String field, Object value) {
        if (!text.isEmpty()) {
            text.append(' ');
        }
        text.append(name).append('=').append(value);
        fields.put(field, value);
        return this;
    }

    void writeTo(Logger log) {
        LoggingEventBuilder line = log.atInfo();
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            line = line.addKeyValue(field.getKey(), field.getValue());
        }
        line.log(text.toString());
    }
}

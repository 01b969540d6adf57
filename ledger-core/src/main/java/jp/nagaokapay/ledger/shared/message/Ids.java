package jp.nagaokapay.ledger.shared.message;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes and checks the ids of the ledger: a type, a colon, a name that is unique within it. */
public final class Ids {
    private static final TimeBasedEpochRandomGenerator UUID_V7 =
            Generators.timeBasedEpochRandomGenerator();
    private static final int NAME_MAX = 80;
    private static final int HEXADECIMAL = 16;

    /** The time, the version, and the rest. */
    private static final Pattern MADE = Pattern.compile("[a-z]+:([0-9a-f]{12})7[0-9a-f]{19}");

    private Ids() {}

    /**
     * A new id: UUID version 7 without hyphens, so that neighbours in time are neighbours on disk.
     */
    public static String next(String type) {
        return type + ':' + UUID_V7.generate().toString().replace("-", "");
    }

    /** When an id of {@link #next} was made, by the world's time; empty for any other. */
    public static Optional<Instant> madeAt(String id) {
        Matcher made = MADE.matcher(id);
        return made.matches()
                ? Optional.of(Instant.ofEpochMilli(Long.parseLong(made.group(1), HEXADECIMAL)))
                : Optional.empty();
    }

    /** Returns {@code id} when it is of {@code type}, else fails. */
    public static String require(String type, String id) {
        int colon = type.length();
        if (id.length() <= colon
                || !id.startsWith(type)
                || id.charAt(colon) != ':'
                || !isName(id, colon + 1)) {
            throw new IllegalArgumentException("not a " + type + " id");
        }
        return id;
    }

    /** {@code [0-9A-Za-z._-]{1,80}}; read by hand, as each payment makes dozens of ids. */
    private static boolean isName(String id, int start) {
        for (int i = start; i < id.length(); i++) {
            char character = id.charAt(i);
            if (!((character >= '0' && character <= '9')
                    || (character >= 'A' && character <= 'Z')
                    || (character >= 'a' && character <= 'z')
                    || character == '.'
                    || character == '_'
                    || character == '-')) {
                return false;
            }
        }
        return id.length() > start && id.length() <= start + NAME_MAX;
    }
}

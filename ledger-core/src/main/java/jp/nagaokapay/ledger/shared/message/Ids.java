package jp.nagaokapay.ledger.shared.message;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.util.regex.Pattern;

/** Makes and checks the ids of the ledger: a type, a colon, a name that is unique within it. */
public final class Ids {
    private static final TimeBasedEpochRandomGenerator UUID_V7 =
            Generators.timeBasedEpochRandomGenerator();
    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z._-]{1,80}");

    private Ids() {}

    /**
     * A new id: UUID version 7 without hyphens, so that neighbours in time are neighbours on disk.
     */
    public static String next(String type) {
        return type + ':' + UUID_V7.generate().toString().replace("-", "");
    }

    /** Returns {@code id} when it is of {@code type}, else fails. */
    public static String require(String type, String id) {
        int colon = type.length();
        if (id.length() <= colon
                || !id.startsWith(type)
                || id.charAt(colon) != ':'
                || !NAME.matcher(id).region(colon + 1, id.length()).matches()) {
            throw new IllegalArgumentException("not a " + type + " id");
        }
        return id;
    }
}

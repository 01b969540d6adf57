package jp.nagaokapay.api.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What follows a command on the command line: {@code --name=value}. */
public record Arguments(Map<String, String> values) {

    /**
     * Reads arguments; fails with {@link IllegalArgumentException} on anything that is not {@code
     * --name=value} of a known name.
     */
    public static Arguments parse(Set<String> known, List<String> args) {
        Map<String, String> values = new HashMap<>();
        for (String arg : args) {
            int equals = arg.indexOf('=');
            if (arg.startsWith("--") && equals > 2 && known.contains(arg.substring(2, equals))) {
                values.put(arg.substring(2, equals), arg.substring(equals + 1));
            } else {
                throw new IllegalArgumentException("not understood: " + arg);
            }
        }
        return new Arguments(Map.copyOf(values));
    }

    public String get(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    public long number(String name, long otherwise) {
        String value = values.get(name);
        try {
            return value == null ? otherwise : Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + name + " is a whole number, not " + value);
        }
    }
}

package jp.nagaokapay.web.secret;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys from outside: the first encrypts, all decrypt. So a new one is put in front, everything
 * is encrypted again, and the old one is taken away.
 */
final class KeyRing {
    /** Known to everybody: for the demo and simulations, where no other was given. */
    static final OutsideKey OF_THE_DEMO =
            OutsideKey.parse("demo:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");

    private static final int MOST = 20;

    private final List<OutsideKey> keys;
    private final Map<String, OutsideKey> byName = new LinkedHashMap<>();

    private KeyRing(List<OutsideKey> keys) {
        this.keys = keys;
        keys.forEach(key -> byName.put(key.name(), key));
    }

    static KeyRing ofTheDemo() {
        return new KeyRing(List.of(OF_THE_DEMO));
    }

    /**
     * Reads entries that are separated by blanks, commas or new lines; what follows a {@code #} in
     * a line is a comment. Fails with {@link IllegalArgumentException} that shows nothing of them.
     */
    static KeyRing parse(String text) {
        List<OutsideKey> keys = new ArrayList<>();
        for (String entry : text.replaceAll("(?m)#.*$", "").split("[\\s,]+", -1)) {
            if (!entry.isEmpty()) {
                keys.add(OutsideKey.parse(entry));
            }
        }
        KeyRing ring = new KeyRing(List.copyOf(keys));
        if (keys.isEmpty() || keys.size() > MOST) {
            throw new IllegalArgumentException(
                    "there are %d keys instead of 1 to %d".formatted(keys.size(), MOST));
        }
        if (ring.byName.size() < keys.size()) {
            throw new IllegalArgumentException("two keys have one name");
        }
        if (keys.stream().anyMatch(KeyRing::isOfTheDemo)) {
            throw new IllegalArgumentException("the demo's key is known to everybody");
        }
        return ring;
    }

    private static boolean isOfTheDemo(OutsideKey key) {
        return key.name().equals(OF_THE_DEMO.name()) || key.key().equals(OF_THE_DEMO.key());
    }

    OutsideKey first() {
        return keys.getFirst();
    }

    Optional<OutsideKey> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return keys.toString();
    }
}

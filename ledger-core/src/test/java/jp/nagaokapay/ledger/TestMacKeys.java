package jp.nagaokapay.ledger;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.nagaokapay.ledger.log.mac.MacKey;
import jp.nagaokapay.ledger.log.mac.MacKeys;
import org.jspecify.annotations.NullMarked;

/** Keys that everybody may know; the first, or another that the log was changed over to. */
@NullMarked
public final class TestMacKeys implements MacKeys {
    public static final MacKey KEY = new MacKey(1, new byte[32]);
    public static final MacKeys KEYS = new TestMacKeys();

    private final Map<Integer, MacKey> known;
    private final MacKey current;

    public TestMacKeys() {
        this(KEY);
    }

    /** The last one is current. */
    public TestMacKeys(MacKey... keys) {
        known =
                Map.copyOf(
                        Arrays.stream(keys).collect(Collectors.toMap(MacKey::number, key -> key)));
        current = keys[keys.length - 1];
    }

    @Override
    public MacKey current() {
        return current;
    }

    @Override
    public Optional<MacKey> of(int number) {
        return Optional.ofNullable(known.get(number));
    }
}

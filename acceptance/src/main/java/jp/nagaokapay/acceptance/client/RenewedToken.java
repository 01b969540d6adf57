package jp.nagaokapay.acceptance.client;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A token that is fetched again before the program takes it no more, after 15 minutes. */
final class RenewedToken {
    private static final Duration USED_FOR = Duration.ofMinutes(10);

    private final Supplier<String> signIn;
    private @Nullable String token;
    private long fetchedAt;

    RenewedToken(Supplier<String> signIn) {
        this.signIn = signIn;
    }

    synchronized String get() {
        String known = token;
        if (known == null || System.nanoTime() - fetchedAt > USED_FOR.toNanos()) {
            known = signIn.get();
            token = known;
            fetchedAt = System.nanoTime();
        }
        return known;
    }
}

package jp.nagaokapay.api.register;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes and compares passwords {@linkplain PasswordPolicy#prepared prepared}, whoever set them and
 * wherever they are typed.
 */
public record PreparedPasswordEncoder(PasswordEncoder encoder) implements PasswordEncoder {
    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return encoder.encode(prepared(password));
    }

    /** What is longer than bcrypt can tell apart is nobody's password; it would compare a part. */
    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        String prepared = prepared(password);
        return (prepared == null || PasswordPolicy.fits(prepared))
                && encoder.matches(prepared, hash);
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private static @Nullable String prepared(@Nullable CharSequence password) {
        return password == null ? null : PasswordPolicy.prepared(password.toString());
    }
}

package jp.nagaokapay.api.register;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** E-mail addresses as people write them, and as the register keeps them. */
public final class EmailAddresses {
    private static final int LENGTH_MAX = 254;

    /** No names, comments or quotes around it, and a domain with a dot. */
    private static final Pattern PLAIN =
            Pattern.compile(
                    "[0-9A-Za-z.!#$%&'*+/=?^_`{|}~-]{1,64}@[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)+");

    private EmailAddresses() {}

    /** The address without blanks around it; empty when no mail can go there. */
    public static Optional<String> normalized(String written) {
        String address = written.strip();
        if (address.length() > LENGTH_MAX || !PLAIN.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            new InternetAddress(address, true).validate();
            return Optional.of(address);
        } catch (AddressException _) {
            return Optional.empty();
        }
    }
}

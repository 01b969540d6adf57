package jp.nagaokapay.api.identity.persons;

import org.springframework.security.authentication.AccountStatusException;

/** The password was right, and a second factor has to follow. */
final class SecondFactorAsked extends AccountStatusException {
    private static final long serialVersionUID = 1L;

    private final String person;

    SecondFactorAsked(String person) {
        super("a second factor has to follow");
        this.person = person;
    }

    String person() {
        return person;
    }
}

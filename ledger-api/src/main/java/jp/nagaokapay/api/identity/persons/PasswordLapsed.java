package jp.nagaokapay.api.identity.persons;

import org.springframework.security.authentication.AccountStatusException;

/** The password is right, but somebody gave it out too long ago. */
final class PasswordLapsed extends AccountStatusException {
    private static final long serialVersionUID = 1L;

    PasswordLapsed() {
        super("what was given out has lapsed");
    }
}

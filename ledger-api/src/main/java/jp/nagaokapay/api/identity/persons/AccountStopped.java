package jp.nagaokapay.api.identity.persons;

import org.springframework.security.authentication.AccountStatusException;

/** The password is right, but the wallet was stopped. */
final class AccountStopped extends AccountStatusException {
    private static final long serialVersionUID = 1L;

    AccountStopped() {
        super("the wallet was stopped");
    }
}

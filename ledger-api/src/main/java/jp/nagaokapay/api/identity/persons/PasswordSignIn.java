package jp.nagaokapay.api.identity.persons;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.web.RealTime;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Checks passwords, and then whether the right one is enough to be signed in. */
@Component
@BuiltInIssuer
class PasswordSignIn {
    private final PersonDetailsService persons;
    private final PasswordEncoder passwords;
    private final StaffAccounts staff;
    private final SecondFactors factors;
    private final AuthenticationEventPublisher events;
    private final Clock clock;

    PasswordSignIn(
            PersonDetailsService persons,
            PasswordEncoder passwords,
            StaffAccounts staff,
            SecondFactors factors,
            AuthenticationEventPublisher events,
            @RealTime Clock clock) {
        this.persons = persons;
        this.passwords = passwords;
        this.staff = staff;
        this.factors = factors;
        this.events = events;
        this.clock = clock;
    }

    AuthenticationManager manager() {
        DaoAuthenticationProvider check = new DaoAuthenticationProvider(persons);
        check.setPasswordEncoder(passwords);
        check.setPostAuthenticationChecks(this::requireEnough);
        ProviderManager all = new ProviderManager(check);
        all.setAuthenticationEventPublisher(events);
        return all;
    }

    private void requireEnough(UserDetails person) {
        String id = person.getUsername();
        Optional<Instant> lapses = staff.get(id).map(StaffAccounts.Member::passwordUntil);
        if (lapses.isPresent()) {
            throw lapses.get().isAfter(clock.instant())
                    ? new CredentialsExpiredException("somebody else chose it")
                    : new PasswordLapsed();
        }
        if (factors.afterPassword(id) != SecondFactors.Next.SIGNED_IN) {
            throw new SecondFactorAsked(id);
        }
    }
}

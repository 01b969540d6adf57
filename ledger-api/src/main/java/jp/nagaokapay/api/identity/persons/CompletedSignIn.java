package jp.nagaokapay.api.identity.persons;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.web.RealTime;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Where every sign-in ends, whatever was given: with a session and where the person goes on. */
@Component
@BuiltInIssuer
class CompletedSignIn {
    private static final String SIGNED_IN_AT = CompletedSignIn.class.getName();

    /** How long after it what a person signs in with can be changed. */
    private static final Duration RECENT = Duration.ofMinutes(15);

    private final PersonDetailsService persons;
    private final StaffAccounts staff;
    private final KnownDevices devices;
    private final AuthenticationEventPublisher events;
    private final Clock clock;
    private final SecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    CompletedSignIn(
            PersonDetailsService persons,
            StaffAccounts staff,
            KnownDevices devices,
            AuthenticationEventPublisher events,
            @RealTime Clock clock) {
        this.persons = persons;
        this.staff = staff;
        this.devices = devices;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Signs a person in who has proven by whatever is needed who they are. Where they go on is the
     * answer; a notice, when they may not sign in.
     *
     * @param factor what they gave last, as {@link FactorGrantedAuthority} names it
     */
    String complete(
            String id, String factor, HttpServletRequest request, HttpServletResponse response) {
        Optional<UserDetails> found = persons.withId(id);
        if (found.isEmpty()) {
            return LoginNotice.ERROR.address();
        }
        UserDetails person = found.get();
        if (!person.isCredentialsNonExpired()) {
            return LoginNotice.FIRST.addressAt(PasswordPage.PATH);
        }
        Authentication signedIn = authenticated(person, factor);
        events.publishAuthenticationSuccess(signedIn);
        HttpSession earlier = request.getSession(false);
        if (earlier != null) {
            earlier.invalidate();
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(signedIn);
        sessions.saveContext(context, request, response);
        return goOn(id, request, response);
    }

    /** Where a person goes on who has a session. */
    String goOn(String id, HttpServletRequest request, HttpServletResponse response) {
        request.getSession().setAttribute(SIGNED_IN_AT, clock.instant());
        devices.remember(id, request, response);
        if (StaffAccounts.isStaff(id)) {
            staff.noteSignIn(id);
        }
        return PendingAuthorization.take(request, response).orElse(LoginNotice.DONE.address());
    }

    /** Who has signed in in this browser a short while ago. */
    Optional<String> recentIn(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute(SIGNED_IN_AT) instanceof Instant at
                        && at.plus(RECENT).isAfter(clock.instant())
                ? Optional.ofNullable(request.getRemoteUser())
                : Optional.empty();
    }

    private static Authentication authenticated(UserDetails person, String factor) {
        if (person instanceof CredentialsContainer known) {
            known.eraseCredentials();
        }
        return UsernamePasswordAuthenticationToken.authenticated(
                person,
                null,
                Stream.<GrantedAuthority>concat(
                                person.getAuthorities().stream(),
                                Stream.of(FactorGrantedAuthority.fromAuthority(factor)))
                        .toList());
    }
}

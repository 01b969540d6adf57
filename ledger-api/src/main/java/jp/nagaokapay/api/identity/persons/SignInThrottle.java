package jp.nagaokapay.api.identity.persons;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.web.RateLimits;
import jp.nagaokapay.api.web.RateLimits.Attempt;
import jp.nagaokapay.web.access.SecurityEvent.Kind;
import jp.nagaokapay.web.access.SecurityEvents;
import jp.nagaokapay.web.problem.ProblemException;
import jp.nagaokapay.web.problem.Problems;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits wrong sign-ins per network and per person, before any password is checked. The person is
 * whoever is meant, however the name was typed; a name that nobody has is counted alike. In a
 * browser in which the person has signed in before, only its own tries count, so that strangers
 * lock nobody out.
 */
@Component
@BuiltInIssuer
class SignInThrottle extends OncePerRequestFilter {
    private static final String ATTEMPT = SignInThrottle.class.getName();

    private static final String THROTTLED = "THROTTLED";

    /** Where passwords and passkeys are given; a passkey names nobody before it is looked at. */
    private static final Set<String> COUNTED =
            Set.of(SignInSecurity.PATH, PasswordPage.PATH, PasskeySignIn.PATH);

    private final RateLimits limits;
    private final PersonDetailsService persons;
    private final KnownDevices devices;
    private final Problems problems;
    private final SecurityEvents events;

    SignInThrottle(
            RateLimits limits,
            PersonDetailsService persons,
            KnownDevices devices,
            Problems problems,
            SecurityEvents events) {
        this.limits = limits;
        this.persons = persons;
        this.devices = devices;
        this.problems = problems;
        this.events = events;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod())
                || !COUNTED.contains(request.getServletPath());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            request.setAttribute(ATTEMPT, counted(request));
        } catch (ProblemException tooMany) {
            events.refused(Kind.SIGN_IN, THROTTLED, null, null, request);
            if (SignInSecurity.isFromPage(request)) {
                response.sendRedirect(LoginNotice.WAIT.address());
            } else {
                problems.write(request, response, tooMany);
            }
            return;
        }
        chain.doFilter(request, response);
    }

    /** The try was right: whoever never mistypes is never slowed down. */
    void forgive(HttpServletRequest request) {
        if (request.getAttribute(ATTEMPT) instanceof Runnable giveBack) {
            giveBack.run();
        }
    }

    /**
     * Counts a guess at a person's second factor unless it is right, which is the answer. Throws
     * 429 before it is looked at when there were too many.
     */
    boolean isRight(HttpServletRequest request, String person, BooleanSupplier guess) {
        String who =
                devices.knownTo(person, request).map(it -> person + " in " + it).orElse(person);
        try {
            limits.require(Attempt.SECOND_FACTOR, who);
        } catch (ProblemException tooMany) {
            events.refused(Kind.SIGN_IN, THROTTLED, person, null, request);
            throw tooMany;
        }
        boolean right = guess.getAsBoolean();
        if (right) {
            limits.giveBack(Attempt.SECOND_FACTOR, who);
        }
        return right;
    }

    /** Counts the try; what is returned takes it back. */
    private Runnable counted(HttpServletRequest request) {
        String typed = Optional.ofNullable(request.getParameter("username")).orElse("");
        String person = persons.identify(typed);
        String address = request.getRemoteAddr();
        Optional<String> device = devices.knownTo(person, request);
        if (device.isPresent()) {
            String who = person + " in " + device.get();
            limits.require(Attempt.SIGN_IN_ON_KNOWN_DEVICE, who);
            return () -> limits.giveBack(Attempt.SIGN_IN_ON_KNOWN_DEVICE, who);
        }
        limits.require(Attempt.SIGN_IN, address, person);
        return () -> limits.giveBack(Attempt.SIGN_IN, address, person);
    }

    /** The sign-in's filter chain runs it; the servlet container must not run it for all. */
    @Configuration(proxyBeanMethods = false)
    @BuiltInIssuer
    static class OnlyInTheChain {
        @Bean
        FilterRegistrationBean<SignInThrottle> signInThrottleRegistration(SignInThrottle throttle) {
            FilterRegistrationBean<SignInThrottle> registration =
                    new FilterRegistrationBean<>(throttle);
            registration.setEnabled(false);
            return registration;
        }
    }
}

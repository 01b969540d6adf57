package jp.nagaokapay.api.identity.persons;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.register.PhoneNumbers;
import jp.nagaokapay.api.web.RateLimits;
import jp.nagaokapay.web.problem.ProblemException;
import jp.nagaokapay.web.problem.Problems;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Limits sign-ins per address and per person, before any password is checked. */
@Component
@BuiltInIssuer
class SignInThrottle extends OncePerRequestFilter {
    private final RateLimits limits;
    private final Problems problems;

    SignInThrottle(RateLimits limits, Problems problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod())
                || !request.getServletPath().equals(SignInSecurity.PATH);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String username = Optional.ofNullable(request.getParameter("username")).orElse("");
        try {
            limits.require(
                    RateLimits.Attempt.SIGN_IN,
                    request.getRemoteAddr(),
                    PhoneNumbers.e164(username).orElse(username));
        } catch (ProblemException tooMany) {
            if (SignInSecurity.isFromPage(request)) {
                response.sendRedirect(LoginNotice.WAIT.address());
            } else {
                problems.write(request, response, tooMany);
            }
            return;
        }
        chain.doFilter(request, response);
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

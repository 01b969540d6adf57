package jp.nagaokapay.api.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How often something may be tried, per node. A city hall or a mobile carrier may stand behind one
 * address, hence the wide address limits.
 */
@ConfigurationProperties("nagaokapay.limits")
public record RateLimitSettings(
        @Nullable Rate signInPerAddress,
        @Nullable Rate signInPerPerson,
        @Nullable Rate signUpPerAddress,
        @Nullable Rate signUpPerPhone,
        @Nullable Rate verificationPerAddress,
        @Nullable Rate verificationPerPhone,
        @Nullable Rate enrolmentPerAddress,
        @Nullable Rate wrongLinkCodesPerPartner) {

    Rate perAddress(RateLimits.Attempt attempt) {
        return switch (attempt) {
            case SIGN_IN -> or(signInPerAddress, 60, Duration.ofMinutes(1));
            case SIGN_UP -> or(signUpPerAddress, 30, Duration.ofMinutes(10));
            case VERIFICATION -> or(verificationPerAddress, 60, Duration.ofMinutes(10));
            case ENROLMENT -> or(enrolmentPerAddress, 20, Duration.ofMinutes(10));
            case LINK_CODE -> perPerson(attempt); // a partner calls from its own machines
        };
    }

    Rate perPerson(RateLimits.Attempt attempt) {
        return switch (attempt) {
            case SIGN_IN -> or(signInPerPerson, 10, Duration.ofMinutes(5));
            case SIGN_UP -> or(signUpPerPhone, 5, Duration.ofHours(1));
            case VERIFICATION -> or(verificationPerPhone, 20, Duration.ofHours(1));
            case ENROLMENT -> perAddress(attempt); // a code names nobody
            case LINK_CODE -> or(wrongLinkCodesPerPartner, 20, Duration.ofMinutes(10));
        };
    }

    private static Rate or(@Nullable Rate configured, int times, Duration within) {
        return configured == null ? new Rate(times, within) : configured;
    }

    /**
     * @param times at least 1
     * @param within the period in which so many are allowed, refilled evenly
     */
    public record Rate(int times, Duration within) {
        jp.nagaokapay.web.throttle.Rate evenly() {
            return jp.nagaokapay.web.throttle.Rate.evenly(times, times, within);
        }
    }
}

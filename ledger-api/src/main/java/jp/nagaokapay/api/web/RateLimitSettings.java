package jp.nagaokapay.api.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How often something may be tried, whichever node is asked. A city hall or a mobile carrier may
 * stand behind one address, hence the wide address limits.
 */
@ConfigurationProperties("nagaokapay.limits")
public record RateLimitSettings(
        @Nullable Rate signInPerAddress,
        @Nullable Rate signInPerPerson,
        @Nullable Rate secondFactorPerPerson,
        @Nullable Rate signUpPerAddress,
        @Nullable Rate signUpPerPhone,
        @Nullable Rate verificationPerAddress,
        @Nullable Rate verificationPerPhone,
        @Nullable Rate enrolmentPerAddress,
        @Nullable Rate wrongLinkCodesPerPartner,
        @Nullable Rate receiversPerPerson,
        @Nullable Rate wrongCodesPerClerk,
        @Nullable Rate cardBalancePerAddress,
        @Nullable Rate cardBalancePerCard,
        @Nullable Rate wrongSecretsPerAddress,
        @Nullable Rate wrongSecretsPerClient) {

    Rate perAddress(RateLimits.Attempt attempt) {
        return switch (attempt) {
            case SIGN_IN -> or(signInPerAddress, 60, Duration.ofMinutes(1));
            case SIGN_UP, EMAIL_CHANGE, ACCOUNT_CODE ->
                    or(signUpPerAddress, 30, Duration.ofMinutes(10));
            case VERIFICATION -> or(verificationPerAddress, 60, Duration.ofMinutes(10));
            case ENROLMENT, INVITATION -> or(enrolmentPerAddress, 20, Duration.ofMinutes(10));
            case CLIENT_AUTHENTICATION -> or(wrongSecretsPerAddress, 60, Duration.ofMinutes(1));
            case CARD_BALANCE -> or(cardBalancePerAddress, 30, Duration.ofMinutes(10));
            // These say who they are.
            case SIGN_IN_ON_KNOWN_DEVICE,
                    SECOND_FACTOR,
                    PASSWORD_CHANGE,
                    LINK_CODE,
                    RECEIVER,
                    COUNTER_CODE ->
                    perPerson(attempt);
        };
    }

    Rate perPerson(RateLimits.Attempt attempt) {
        return switch (attempt) {
            case SIGN_IN, SIGN_IN_ON_KNOWN_DEVICE, PASSWORD_CHANGE ->
                    or(signInPerPerson, 10, Duration.ofMinutes(5));
            // six digits, and whoever guesses knows the password
            case SECOND_FACTOR -> or(secondFactorPerPerson, 10, Duration.ofHours(1));
            case SIGN_UP, EMAIL_CHANGE, ACCOUNT_CODE -> or(signUpPerPhone, 5, Duration.ofHours(1));
            case VERIFICATION -> or(verificationPerPhone, 20, Duration.ofHours(1));
            case ENROLMENT, INVITATION -> perAddress(attempt); // a code names nobody
            case LINK_CODE -> or(wrongLinkCodesPerPartner, 20, Duration.ofMinutes(10));
            case RECEIVER -> or(receiversPerPerson, 20, Duration.ofHours(1));
            case CARD_BALANCE -> or(cardBalancePerCard, 10, Duration.ofHours(1));
            case COUNTER_CODE -> or(wrongCodesPerClerk, 20, Duration.ofMinutes(10));
            case CLIENT_AUTHENTICATION -> or(wrongSecretsPerClient, 20, Duration.ofMinutes(5));
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
        public Rate {
            if (times < 1 || !within.isPositive()) {
                throw new IllegalArgumentException("a rate must be above zero");
            }
        }
    }
}

package jp.nagaokapay.api.identity.persons;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.message.MessageWay;
import jp.nagaokapay.api.register.PhoneNumbers;
import jp.nagaokapay.api.register.WellFormed;
import jp.nagaokapay.api.web.RateLimits;
import jp.nagaokapay.web.input.TextForm;
import jp.nagaokapay.web.input.WrittenAs;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For residents who forgot their password; open to everybody, and rate limited. */
@RestController
@RequestMapping("/api/v1/password-resets")
@BuiltInIssuer
class PasswordResetController {
    private final PasswordReset resets;
    private final RateLimits limits;

    PasswordResetController(PasswordReset resets, RateLimits limits) {
        this.resets = resets;
        this.limits = limits;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    PasswordResetBegun resetPassword(
            @Valid @RequestBody ForgottenPassword form, HttpServletRequest http) {
        String phone = PhoneNumbers.mobile(form.phone()).orElseThrow();
        limits.require(RateLimits.Attempt.ACCOUNT_CODE, http.getRemoteAddr(), phone);
        return new PasswordResetBegun(
                resets.begin(phone, form.by() == null ? MessageWay.SMS : form.by()));
    }

    @PostMapping("/{resetId}/verification")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void chooseForgottenPassword(
            @PathVariable String resetId,
            @Valid @RequestBody ResetPassword form,
            HttpServletRequest http) {
        limits.require(
                RateLimits.Attempt.VERIFICATION,
                http.getRemoteAddr(),
                resets.personOf(resetId).orElse(""));
        resets.choose(resetId, form.code(), form.password());
    }

    /**
     * @param phone a mobile number, written as people do
     * @param by where the code goes; null: to the phone
     */
    record ForgottenPassword(
            @NotNull @WellFormed(WellFormed.Kind.PHONE) @WrittenAs(TextForm.RAW) String phone,
            @Nullable MessageWay by) {
        @Override
        public String toString() {
            return "ForgottenPassword";
        }
    }

    record PasswordResetBegun(String resetId) {}

    record ResetPassword(
            @NotNull @WellFormed(WellFormed.Kind.VERIFICATION_CODE) @WrittenAs(TextForm.RAW)
                    String code,
            @NotNull @WellFormed(WellFormed.Kind.PASSWORD) String password) {
        @Override
        public String toString() {
            return "ResetPassword";
        }
    }
}

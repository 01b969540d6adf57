package jp.nagaokapay.api.resident;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import jp.nagaokapay.api.register.NewResident;
import jp.nagaokapay.api.register.PhoneNumbers;
import jp.nagaokapay.api.register.PostalCodes;
import jp.nagaokapay.api.register.SignUps;
import jp.nagaokapay.api.register.SignUps.Verified;
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

/** How somebody becomes a resident; open to everybody, and rate limited. */
@RestController
@RequestMapping("/api/v1/sign-ups")
class SignUpController {
    private static final int CONSENTS_MAX = 20;

    private final SignUps signUps;
    private final RateLimits limits;

    SignUpController(SignUps signUps, RateLimits limits) {
        this.signUps = signUps;
        this.limits = limits;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SignUpBegun startSignUp(@Valid @RequestBody SignUpRequest request, HttpServletRequest http) {
        NewResident person = request.toPerson();
        limits.require(RateLimits.Attempt.SIGN_UP, http.getRemoteAddr(), person.phone());
        return new SignUpBegun(
                signUps.signUp(
                        person, Boolean.TRUE.equals(request.newNumber()), request.givenConsents()));
    }

    @PostMapping("/{signUpId}/verification")
    @ResponseStatus(HttpStatus.CREATED)
    Verified verifySignUp(
            @PathVariable String signUpId,
            @Valid @RequestBody VerificationRequest request,
            HttpServletRequest http) {
        limits.require(
                RateLimits.Attempt.VERIFICATION,
                http.getRemoteAddr(),
                signUps.phoneOf(signUpId).orElse(""));
        return signUps.verify(signUpId, request.code());
    }

    /**
     * @param phone a mobile number as people write it; without a country it is Japanese
     * @param postalCode seven digits as people write them
     * @param newNumber whether they got the number recently; null: no
     * @param consents the versions of the city's texts that the person agrees to; null: none
     */
    record SignUpRequest(
            @NotNull @WellFormed(WellFormed.Kind.PHONE) @WrittenAs(TextForm.RAW) String phone,
            @NotNull @WellFormed(WellFormed.Kind.DISPLAY_NAME) String displayName,
            @NotNull @WellFormed(WellFormed.Kind.POSTAL_CODE) @WrittenAs(TextForm.RAW)
                    String postalCode,
            @NotNull @WellFormed(WellFormed.Kind.PASSWORD) String password,
            @Nullable Boolean corporate,
            @Nullable Boolean newNumber,
            @Nullable @Size(max = CONSENTS_MAX) List<@NotNull @Size(max = 40) String> consents) {

        NewResident toPerson() {
            return new NewResident(
                    PhoneNumbers.mobile(phone).orElseThrow(),
                    displayName.strip(),
                    PostalCodes.normalized(postalCode).orElseThrow(),
                    password,
                    Boolean.TRUE.equals(corporate));
        }

        List<String> givenConsents() {
            return consents == null ? List.of() : consents;
        }

        @Override
        public String toString() {
            return "SignUpRequest";
        }
    }

    record SignUpBegun(String signUpId) {}

    record VerificationRequest(
            @NotNull @WellFormed(WellFormed.Kind.VERIFICATION_CODE) @WrittenAs(TextForm.RAW)
                    String code) {
        @Override
        public String toString() {
            return "VerificationRequest";
        }
    }
}

package jp.nagaokapay.api.identity.persons;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.identity.SignIns;
import jp.nagaokapay.api.register.ResidentId;
import jp.nagaokapay.api.register.WellFormed;
import jp.nagaokapay.api.web.RateLimits;
import jp.nagaokapay.web.input.TextForm;
import jp.nagaokapay.web.input.WrittenAs;
import jp.nagaokapay.web.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How whoever is signed in, resident or staff, looks after that; not here with another issuer. */
@RestController
@RequestMapping("/api/v1/account")
@BuiltInIssuer
class AccountController {
    private static final int TYPED_MAX = 200;

    private final PasswordChange passwords;
    private final SignIns signIns;
    private final RateLimits limits;

    AccountController(PasswordChange passwords, SignIns signIns, RateLimits limits) {
        this.passwords = passwords;
        this.signIns = signIns;
        this.limits = limits;
    }

    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(Caller caller, @Valid @RequestBody NewPassword form) {
        String person = person(caller);
        limits.guess(
                RateLimits.Attempt.PASSWORD_CHANGE,
                person,
                () -> {
                    passwords.change(person, form.current(), form.password());
                    return person;
                });
    }

    @GetMapping("/devices")
    DeviceList listDevices(Caller caller) {
        return new DeviceList(signIns.of(person(caller)));
    }

    @DeleteMapping("/devices")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOutEverywhere(Caller caller) {
        signIns.endAllOf(person(caller));
    }

    @DeleteMapping("/devices/{deviceId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOutDevice(Caller caller, @PathVariable String deviceId) {
        if (!signIns.end(person(caller), deviceId)) {
            throw ProblemException.notFound("DEVICE_NOT_FOUND");
        }
    }

    /** A program is nobody who signs in. */
    static String person(Caller caller) {
        if (ResidentId.isOne(caller.subject()) || StaffAccounts.isStaff(caller.subject())) {
            return caller.subject();
        }
        throw new AccessDeniedException("the token is no person's");
    }

    record NewPassword(
            @NotNull @Size(max = TYPED_MAX) @WrittenAs(TextForm.RAW) String current,
            @NotNull @WellFormed(WellFormed.Kind.PASSWORD) String password) {
        @Override
        public String toString() {
            return "NewPassword";
        }
    }

    record DeviceList(List<SignIns.Device> devices) {}
}

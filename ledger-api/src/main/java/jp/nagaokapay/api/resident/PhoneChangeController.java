package jp.nagaokapay.api.resident;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.register.PhoneChanges;
import jp.nagaokapay.api.register.PhoneNumbers;
import jp.nagaokapay.api.register.Resident;
import jp.nagaokapay.api.register.Residents;
import jp.nagaokapay.api.register.WellFormed;
import jp.nagaokapay.api.web.RateLimits;
import jp.nagaokapay.web.input.TextForm;
import jp.nagaokapay.web.input.WrittenAs;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A resident gets another phone number. */
@RestController
@RequestMapping("/api/v1/account/phone-changes")
class PhoneChangeController {
    private final Residents residents;
    private final PhoneChanges changes;
    private final RateLimits limits;

    PhoneChangeController(Residents residents, PhoneChanges changes, RateLimits limits) {
        this.residents = residents;
        this.changes = changes;
        this.limits = limits;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PhoneChangeBegun changePhone(
            Caller caller, @Valid @RequestBody NewOwnPhone form, HttpServletRequest http) {
        Resident resident = resident(caller);
        String phone = PhoneNumbers.mobile(form.phone()).orElseThrow();
        limits.require(
                RateLimits.Attempt.ACCOUNT_CODE,
                http.getRemoteAddr(),
                resident.residentId().value());
        // Nor may many people together fill one phone.
        limits.require(RateLimits.Attempt.ACCOUNT_CODE, phone);
        return new PhoneChangeBegun(changes.begin(resident.residentId(), phone));
    }

    @PostMapping("/{changeId}/verification")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void verifyPhone(
            Caller caller,
            @PathVariable String changeId,
            @Valid @RequestBody PhoneCode form,
            HttpServletRequest http) {
        Resident resident = resident(caller);
        limits.require(
                RateLimits.Attempt.VERIFICATION,
                http.getRemoteAddr(),
                resident.residentId().value());
        changes.verify(resident, changeId, form.code());
    }

    private Resident resident(Caller caller) {
        return residents.requireHolderOf(caller.requireWallet());
    }

    /**
     * @param phone a mobile number, written as people do
     */
    record NewOwnPhone(
            @NotNull @WellFormed(WellFormed.Kind.PHONE) @WrittenAs(TextForm.RAW) String phone) {
        @Override
        public String toString() {
            return "NewOwnPhone";
        }
    }

    record PhoneChangeBegun(String changeId) {}

    record PhoneCode(
            @NotNull @WellFormed(WellFormed.Kind.VERIFICATION_CODE) @WrittenAs(TextForm.RAW)
                    String code) {
        @Override
        public String toString() {
            return "PhoneCode";
        }
    }
}

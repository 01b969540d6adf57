package jp.nagaokapay.api.resident;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.message.MessageWay;
import jp.nagaokapay.api.register.Contacts;
import jp.nagaokapay.api.register.EmailAddresses;
import jp.nagaokapay.api.register.NoticeChoice;
import jp.nagaokapay.api.register.PostalCodes;
import jp.nagaokapay.api.register.Resident;
import jp.nagaokapay.api.register.ResidentId;
import jp.nagaokapay.api.register.Residents;
import jp.nagaokapay.api.register.WellFormed;
import jp.nagaokapay.api.terms.Consents;
import jp.nagaokapay.api.web.RateLimits;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.web.input.TextForm;
import jp.nagaokapay.web.input.WrittenAs;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A resident's own data, and how they are reached. */
@RestController
@RequestMapping("/api/v1/account")
class ResidentAccountController {
    private final Residents residents;
    private final Contacts contacts;
    private final Consents consents;
    private final RateLimits limits;

    ResidentAccountController(
            Residents residents, Contacts contacts, Consents consents, RateLimits limits) {
        this.residents = residents;
        this.contacts = contacts;
        this.consents = consents;
        this.limits = limits;
    }

    @GetMapping
    Account getAccount(Caller caller) {
        Resident resident = resident(caller);
        String residentId = resident.residentId().value();
        return Account.of(resident, consents.of(residentId), consents.due(residentId));
    }

    @PutMapping("/name")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changeName(Caller caller, @Valid @RequestBody NewName form) {
        residents.changeName(resident(caller).residentId(), form.displayName().strip());
    }

    @PutMapping("/postal-code")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePostalCode(Caller caller, @Valid @RequestBody NewPostalCode form) {
        residents.changePostalCode(
                resident(caller).residentId(),
                PostalCodes.normalized(form.postalCode()).orElseThrow());
    }

    @PutMapping("/email")
    @ResponseStatus(HttpStatus.ACCEPTED)
    EmailChangeBegun changeEmail(
            Caller caller, @Valid @RequestBody NewEmail form, HttpServletRequest http) {
        ResidentId residentId = resident(caller).residentId();
        String email = EmailAddresses.normalized(form.email()).orElseThrow();
        limits.require(RateLimits.Attempt.EMAIL_CHANGE, http.getRemoteAddr(), residentId.value());
        // Nor may many people together fill one box.
        limits.require(RateLimits.Attempt.EMAIL_CHANGE, email.toLowerCase(Locale.ROOT));
        return new EmailChangeBegun(contacts.changeEmail(residentId, email));
    }

    @PostMapping("/email-changes/{changeId}/verification")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void verifyEmail(
            Caller caller,
            @PathVariable String changeId,
            @Valid @RequestBody EmailCode form,
            HttpServletRequest http) {
        Resident resident = resident(caller);
        limits.require(
                RateLimits.Attempt.VERIFICATION,
                http.getRemoteAddr(),
                resident.residentId().value());
        contacts.verifyEmail(resident, changeId, form.code());
    }

    @DeleteMapping("/email")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeEmail(Caller caller) {
        contacts.removeEmail(resident(caller).residentId());
    }

    @PutMapping("/notices")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void chooseNotices(Caller caller, @Valid @RequestBody Notices form) {
        contacts.chooseNotices(
                resident(caller).residentId(),
                new NoticeChoice(
                        form.eachPayment(),
                        form.expiry(),
                        form.by() == null ? MessageWay.SMS : form.by()));
    }

    @PostMapping("/consents")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveConsent(Caller caller, @Valid @RequestBody NewConsent form) {
        consents.give(resident(caller).residentId().value(), form.version());
    }

    private Resident resident(Caller caller) {
        return residents.requireHolderOf(caller.requireWallet());
    }

    /**
     * @param phone null: somebody else has their number now
     * @param resident whether the postal code is one of the city's
     * @param email proven; null: none
     * @param consents the texts that they agreed to, oldest first
     * @param consentsDue the texts in force that they have not agreed to
     */
    record Account(
            ResidentId residentId,
            WalletId walletId,
            @Nullable String phone,
            String displayName,
            String postalCode,
            boolean resident,
            @Nullable String email,
            Notices notices,
            List<Consents.Consent> consents,
            List<Consents.Due> consentsDue) {
        static Account of(
                Resident resident, List<Consents.Consent> consents, List<Consents.Due> due) {
            NoticeChoice notices = resident.notices();
            return new Account(
                    resident.residentId(),
                    resident.walletId(),
                    resident.phone(),
                    resident.displayName(),
                    resident.postalCode(),
                    PostalCodes.residencyOf(resident.postalCode()) == Residency.RESIDENT,
                    resident.email(),
                    new Notices(notices.eachPayment(), notices.expiry(), notices.by()),
                    consents,
                    due);
        }

        @Override
        public String toString() {
            return residentId.toString();
        }
    }

    /**
     * @param by null: by text message
     */
    record Notices(
            @NotNull Boolean eachPayment, @NotNull Boolean expiry, @Nullable MessageWay by) {}

    record NewName(@NotNull @WellFormed(WellFormed.Kind.DISPLAY_NAME) String displayName) {
        @Override
        public String toString() {
            return "NewName";
        }
    }

    record NewPostalCode(
            @NotNull @WellFormed(WellFormed.Kind.POSTAL_CODE) @WrittenAs(TextForm.RAW)
                    String postalCode) {
        @Override
        public String toString() {
            return "NewPostalCode";
        }
    }

    record NewEmail(
            @NotNull @WellFormed(WellFormed.Kind.EMAIL) @WrittenAs(TextForm.RAW) String email) {
        @Override
        public String toString() {
            return "NewEmail";
        }
    }

    record NewConsent(@NotNull @Size(max = 40) String version) {}

    record EmailChangeBegun(String changeId) {}

    record EmailCode(
            @NotNull @WellFormed(WellFormed.Kind.VERIFICATION_CODE) @WrittenAs(TextForm.RAW)
                    String code) {
        @Override
        public String toString() {
            return "EmailCode";
        }
    }
}

package jp.nagaokapay.api.office;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import jp.nagaokapay.api.approval.Approval;
import jp.nagaokapay.api.approval.ApprovalBody;
import jp.nagaokapay.api.approval.ApprovalKind;
import jp.nagaokapay.api.approval.Approvals;
import jp.nagaokapay.api.audit.AuditedIds;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.register.PhoneNumbers;
import jp.nagaokapay.api.register.ResidentId;
import jp.nagaokapay.api.register.ResidentPhones;
import jp.nagaokapay.api.register.Residents;
import jp.nagaokapay.api.register.WellFormed;
import jp.nagaokapay.web.input.NoPhoneNumber;
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

/** What the office asks for about a person, and a second person decides. */
@RestController
@RequestMapping("/office/v1/persons/{residentId}")
class PersonOfficeController {
    private static final String REASON = "reason";

    private final Approvals approvals;
    private final PersonErasure erasure;
    private final PhoneChange phoneChange;
    private final Residents residents;
    private final ResidentPhones phones;
    private final AuditedIds record;

    PersonOfficeController(
            Approvals approvals,
            PersonErasure erasure,
            PhoneChange phoneChange,
            Residents residents,
            ResidentPhones phones,
            AuditedIds record) {
        this.approvals = approvals;
        this.erasure = erasure;
        this.phoneChange = phoneChange;
        this.residents = residents;
        this.phones = phones;
        this.record = record;
    }

    @PostMapping("/erasure")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ApprovalBody requestErasure(
            Caller caller, @PathVariable ResidentId residentId, @Valid @RequestBody Erasure form) {
        require(residentId);
        return asked(erasure, residentId, form.reason(), null, caller);
    }

    @PostMapping("/phone-change")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ApprovalBody requestPhoneChange(
            Caller caller, @PathVariable ResidentId residentId, @Valid @RequestBody NewPhone form) {
        require(residentId);
        String phone = PhoneNumbers.mobile(form.phone()).orElseThrow();
        phones.requireNew(phone);
        return asked(phoneChange, residentId, form.reason(), phone, caller);
    }

    private void require(ResidentId residentId) {
        PersonRule.PERSON_IS_KNOWN.require(residents.find(residentId).isPresent());
    }

    private ApprovalBody asked(
            ApprovalKind kind,
            ResidentId residentId,
            String reason,
            @Nullable String secret,
            Caller caller) {
        Approval asked =
                approvals.request(
                        kind, residentId.value(), Map.of(REASON, reason), secret, caller.person());
        record.names("approvalId", asked.approvalId());
        return ApprovalBody.of(asked, kind.shown(asked));
    }

    /**
     * @param reason for who decides; never a person's data
     */
    record Erasure(
            @NotBlank @Size(max = 200) @NoPhoneNumber @WrittenAs(TextForm.LINES) String reason) {}

    /**
     * @param phone a mobile number, written as people do
     * @param reason for who decides; never a person's data
     */
    record NewPhone(
            @NotNull @WellFormed(WellFormed.Kind.PHONE) @WrittenAs(TextForm.RAW) String phone,
            @NotBlank @Size(max = 200) @NoPhoneNumber @WrittenAs(TextForm.LINES) String reason) {
        @Override
        public String toString() {
            return "NewPhone";
        }
    }
}

package jp.nagaokapay.api.office;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jp.nagaokapay.ledger.merchant.MerchantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shops' terminals. */
@Tag(name = "office")
@RestController
@RequestMapping("/office/v1/merchants/{merchantId}/terminals")
class TerminalOfficeController {
    private final TerminalEnrolment enrolment;

    TerminalOfficeController(TerminalEnrolment enrolment) {
        this.enrolment = enrolment;
    }

    @Operation(summary = "Enrol a terminal; its secret is shown this once")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Credentials enrol(
            @PathVariable MerchantId merchantId, @Valid @RequestBody Enrolment enrolment) {
        return this.enrolment.enrol(merchantId, enrolment.label());
    }

    /**
     * @param label how the shop calls it, e.g. {@code レジ1}
     */
    record Enrolment(@NotBlank @Size(max = 100) String label) {}

    /**
     * What a terminal signs in with. Client and secret are absent where another issuer gives them
     * out.
     */
    record Credentials(
            String terminalId, @Nullable String clientId, @Nullable String clientSecret) {}
}

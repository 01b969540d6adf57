package jp.nagaokapay.api.staff;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.nagaokapay.api.audit.AuditedIds;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Programs of partners and of the city; not here where another issuer knows them. */
@RestController
@RequestMapping("/office/v1/clients")
@BuiltInIssuer
class ProgramController {
    private final Programs programs;
    private final AuditedIds record;

    ProgramController(Programs programs, AuditedIds record) {
        this.programs = programs;
        this.record = record;
    }

    @GetMapping
    Clients listPrograms() {
        return new Clients(programs.all());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Programs.Given addProgram(@Valid @RequestBody NewClient form) {
        Set<String> scopes = Set.copyOf(form.scopes());
        record.names("scopes", String.join("_", ProgramRule.inOrder(scopes)));
        if (form.responsible() != null) {
            record.names("responsible", form.responsible());
        }
        Programs.Given made =
                programs.add(form.label(), scopes, form.responsible(), form.publicKey());
        record.names("clientId", made.clientId());
        return made;
    }

    @PostMapping("/{clientId}/rotation")
    Programs.Given rotateProgram(
            @PathVariable String clientId,
            @Valid @RequestBody(required = false) @Nullable Rotation form) {
        record.names("clientId", clientId);
        return form == null
                ? programs.rotate(clientId, null, Duration.ZERO)
                : programs.rotate(clientId, form.publicKey(), form.overlap());
    }

    @PostMapping("/{clientId}/revocation")
    EndedClient revokeProgram(@PathVariable String clientId) {
        record.names("clientId", clientId);
        programs.revoke(clientId);
        return new EndedClient(clientId);
    }

    /**
     * @param label what people call it, e.g. the partner's name
     * @param scopes what it may do
     * @param responsible the member of staff who answers for it
     * @param publicKey as a JSON Web Key: EC P-256, or RSA of 2048 to 4096 bits; absent for a
     *     secret
     */
    record NewClient(
            @NotBlank @Size(max = 100) String label,
            @NotEmpty @Size(max = 20) List<@NotNull @Size(max = 40) String> scopes,
            @Nullable @Pattern(regexp = "staff:[0-9A-Za-z._-]{1,80}") String responsible,
            @Nullable @Size(min = 1, max = 20) Map<String, Object> publicKey) {
        @Override
        public String toString() {
            return label;
        }
    }

    /**
     * @param overlapHours how long the former secret goes on; absent: it ends at once
     * @param publicKey the program's new key, instead of a secret; what was before ends at once
     */
    record Rotation(
            @Nullable @Min(0) @Max(24) Integer overlapHours,
            @Nullable @Size(min = 1, max = 20) Map<String, Object> publicKey) {
        Duration overlap() {
            return Duration.ofHours(overlapHours == null ? 0 : overlapHours);
        }

        @Override
        public String toString() {
            return "a rotation";
        }
    }

    record Clients(List<Programs.Program> clients) {}

    record EndedClient(String clientId) {}
}

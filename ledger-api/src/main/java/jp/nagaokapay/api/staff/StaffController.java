package jp.nagaokapay.api.staff;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import jp.nagaokapay.api.audit.AuditedIds;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.identity.persons.Invitations.Invitation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Accounts of staff, for administrators; not here where another issuer signs people in. */
@RestController
@RequestMapping("/office/v1/staff")
@BuiltInIssuer
class StaffController {
    private final StaffAdministration staff;
    private final StaffList list;
    private final AuditedIds record;
    private final AuthorizationServerSettings server;

    StaffController(
            StaffAdministration staff,
            StaffList list,
            AuditedIds record,
            AuthorizationServerSettings server) {
        this.staff = staff;
        this.list = list;
        this.record = record;
        this.server = server;
    }

    @GetMapping
    StaffListBody listStaff() {
        return new StaffListBody(list.all());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    StaffLink addStaff(@Valid @RequestBody NewStaff form) {
        names(form.scopes());
        return shown(staff.add(form.username(), form.displayName(), Set.copyOf(form.scopes())));
    }

    @PutMapping("/{staffId}/scopes")
    StaffMember changeStaffScopes(
            Caller caller, @PathVariable String staffId, @Valid @RequestBody NewScopes form) {
        requireAnothers(caller, staffId);
        names(form.scopes());
        return staff.changeScopes(staffId, Set.copyOf(form.scopes()));
    }

    @PostMapping("/{staffId}/reset")
    StaffLink resetStaff(Caller caller, @PathVariable String staffId) {
        requireAnothers(caller, staffId);
        return shown(staff.reset(staffId));
    }

    @PostMapping("/{staffId}/disable")
    ChangedStaff disableStaff(Caller caller, @PathVariable String staffId) {
        requireAnothers(caller, staffId);
        staff.disable(staffId);
        return new ChangedStaff(staffId);
    }

    @PostMapping("/{staffId}/enable")
    StaffLink enableStaff(Caller caller, @PathVariable String staffId) {
        requireAnothers(caller, staffId);
        return shown(staff.enable(staffId));
    }

    private static void requireAnothers(Caller caller, String staffId) {
        StaffRule.ACCOUNT_IS_ANOTHERS.require(!caller.person().equals(staffId));
    }

    private void names(List<String> scopes) {
        record.names("scopes", String.join("_", StaffRule.inOrder(Set.copyOf(scopes))));
    }

    private StaffLink shown(Invitation made) {
        record.names("staffId", made.staffId());
        String issuer = server.getIssuer();
        return new StaffLink(
                made.staffId(),
                made.link(
                        issuer == null
                                ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                                : issuer),
                made.expiresAt());
    }

    /**
     * @param username what the person signs in as; it begins with a letter, so that it is never
     *     taken for a telephone number
     * @param displayName what the person is called
     * @param scopes what the person may do
     */
    record NewStaff(
            @NotNull @Pattern(regexp = "[a-z][0-9a-z._@-]{2,63}") String username,
            @Nullable @Size(max = 100) String displayName,
            @NotEmpty @Size(max = 20) List<@NotNull @Size(max = 40) String> scopes) {
        @Override
        public String toString() {
            return username;
        }
    }

    /**
     * @param scopes all that the person may do from now on
     */
    record NewScopes(@NotEmpty @Size(max = 20) List<@NotNull @Size(max = 40) String> scopes) {}

    record StaffListBody(List<StaffMember> staff) {}

    record ChangedStaff(String staffId) {}

    /**
     * @param link shown this once, to be handed to the person; it serves once to choose a password
     */
    record StaffLink(String staffId, String link, Instant linkExpiresAt) {
        @Override
        public String toString() {
            return staffId;
        }
    }
}

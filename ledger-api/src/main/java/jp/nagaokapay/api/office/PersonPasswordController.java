package jp.nagaokapay.api.office;

import jakarta.validation.Valid;
import java.util.List;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.identity.persons.PasswordReset;
import jp.nagaokapay.api.register.Resident;
import jp.nagaokapay.api.register.ResidentId;
import jp.nagaokapay.api.register.Residents;
import jp.nagaokapay.ledger.shared.message.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A person stands at the desk and cannot sign in: the office checked who it is. */
@RestController
@RequestMapping("/office/v1/persons/{residentId}/password-reset")
@BuiltInIssuer
class PersonPasswordController {
    private final Residents residents;
    private final PasswordReset resets;
    private final PersonLookUps lookUps;

    PersonPasswordController(Residents residents, PasswordReset resets, PersonLookUps lookUps) {
        this.residents = residents;
        this.resets = resets;
        this.lookUps = lookUps;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    DeskReset resetPersonsPassword(
            Caller caller,
            @PathVariable ResidentId residentId,
            @Valid @RequestBody Suspension form) {
        Resident resident =
                residents
                        .find(residentId)
                        .orElseThrow(() -> new Refused(PersonRule.PERSON_IS_KNOWN));
        lookUps.record(caller.person(), PersonLookUps.By.PERSON, form.reason(), List.of(resident));
        return new DeskReset(resets.beginAtDesk(resident));
    }

    /**
     * @param resetId under which the person chooses a password with the code that they were sent
     */
    record DeskReset(String resetId) {}
}

package jp.nagaokapay.api.office;

import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.api.freeze.Freeze;
import jp.nagaokapay.api.freeze.Freezes;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.register.Resident;
import jp.nagaokapay.api.register.ResidentId;
import jp.nagaokapay.api.register.Residents;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The office stops a person's wallet and all that they have begun, or lets it go. */
@RestController
@RequestMapping("/office/v1/persons/{residentId}")
class PersonFreezeController {
    private final Residents residents;
    private final Freezes freezes;

    PersonFreezeController(Residents residents, Freezes freezes) {
        this.residents = residents;
        this.freezes = freezes;
    }

    @PostMapping("/freeze")
    PersonStops freezePerson(
            Caller caller,
            @PathVariable ResidentId residentId,
            @Valid @RequestBody Suspension suspension) {
        Resident resident = require(residentId);
        freezes.freezeByOffice(resident.walletId(), suspension.reason(), caller.person());
        return stops(resident);
    }

    @PostMapping("/thaw")
    PersonStops thawPerson(
            Caller caller,
            @PathVariable ResidentId residentId,
            @Valid @RequestBody Suspension suspension) {
        Resident resident = require(residentId);
        freezes.thawByOffice(resident.walletId(), suspension.reason(), caller.person());
        return stops(resident);
    }

    private Resident require(ResidentId residentId) {
        Optional<Resident> found = residents.find(residentId);
        return found.orElseThrow(() -> new Refused(PersonRule.PERSON_IS_KNOWN));
    }

    private PersonStops stops(Resident resident) {
        List<Freeze> open = freezes.of(resident.walletId());
        return new PersonStops(
                resident.residentId(),
                resident.walletId(),
                open,
                freezes.thawFrom(open).orElse(null));
    }

    /**
     * @param stops why the wallet is stopped, the oldest cause first; empty: it is not
     * @param thawFrom from when on the holder may let it go themselves; null: not
     */
    record PersonStops(
            ResidentId residentId,
            WalletId walletId,
            List<Freeze> stops,
            @Nullable Instant thawFrom) {}
}

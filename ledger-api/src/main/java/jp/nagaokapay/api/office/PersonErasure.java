package jp.nagaokapay.api.office;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.nagaokapay.api.approval.Approval;
import jp.nagaokapay.api.approval.ApprovalKind;
import jp.nagaokapay.api.register.Resident;
import jp.nagaokapay.api.register.ResidentId;
import jp.nagaokapay.api.register.Residents;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.wallet.WalletRule;
import jp.nagaokapay.ledger.wallet.WalletView;
import jp.nagaokapay.ledger.wallet.Wallets;
import org.springframework.stereotype.Component;

/** A person is forgotten, and what is in their wallet lapses. */
@Component
class PersonErasure implements ApprovalKind {
    private final Residents residents;
    private final Wallets wallets;

    PersonErasure(Residents residents, Wallets wallets) {
        this.residents = residents;
        this.wallets = wallets;
    }

    @Override
    public String name() {
        return "PERSON_ERASURE";
    }

    /** With what would lapse, in yen. */
    @Override
    public Map<String, String> shown(Approval approval) {
        Map<String, String> shown = new HashMap<>(approval.detail());
        wallet(person(approval))
                .ifPresent(wallet -> {
                    shown.put("walletId", wallet.walletId().value());
                    shown.put("available", Long.toString(wallet.available().amount()));
                });
        return shown;
    }

    @Override
    public void requirePossible(Approval approval) {
        ResidentId person = person(approval);
        require(person);
        WalletRule.NO_HOLD_IS_OPEN.require(
                wallet(person).filter(wallet -> wallet.held().amount() > 0).isEmpty());
    }

    @Override
    public void carryOut(Approval approval) {
        residents.erase(person(approval));
    }

    /** Somebody who is in the register, else refused. */
    Resident require(ResidentId person) {
        return residents.find(person).orElseThrow(() -> new Refused(PersonRule.PERSON_IS_KNOWN));
    }

    private Optional<WalletView> wallet(ResidentId person) {
        return residents.find(person).map(Resident::walletId).flatMap(wallets::find);
    }

    private static ResidentId person(Approval approval) {
        return new ResidentId(approval.subjectId());
    }
}

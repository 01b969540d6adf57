package jp.nagaokapay.api.transfer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.transfer.People.Whom;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.wallet.TransferId;
import jp.nagaokapay.ledger.wallet.TransferLimits;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.transfer.TransferList;
import jp.nagaokapay.web.input.OneOf;
import jp.nagaokapay.web.input.TextForm;
import jp.nagaokapay.web.input.WrittenAs;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** By whom a holder lets be sent to them, and by whom not. */
@RestController
@RequestMapping("/api/v1/wallet")
class ReceivingController {
    private final ReceivingCodes codes;
    private final BlockedPeople blocked;
    private final People people;
    private final TransferList list;
    private final TransferLimits limits;

    ReceivingController(
            ReceivingCodes codes,
            BlockedPeople blocked,
            People people,
            TransferList list,
            TransferLimits limits) {
        this.codes = codes;
        this.blocked = blocked;
        this.people = people;
        this.list = list;
        this.limits = limits;
    }

    @GetMapping("/receiving-code")
    ReceivingCode getReceivingCode(Caller caller) {
        TransferController.requireOn(limits);
        ReceivingCodes.Issued code = codes.issue(caller.requireWallet());
        return new ReceivingCode(code.code(), code.payload(), code.expiresAt());
    }

    @GetMapping("/blocked-people")
    BlockedBody listBlockedPeople(Caller caller) {
        return new BlockedBody(
                blocked.of(caller.requireWallet()).stream()
                        .map(each ->
                                new BlockedPerson(
                                        each.blockedId(),
                                        people.nameOf(each.walletId()),
                                        each.since()))
                        .toList());
    }

    @PostMapping("/blocked-people")
    @ResponseStatus(HttpStatus.CREATED)
    BlockBegun blockPerson(Caller caller, @Valid @RequestBody BlockForm form) {
        WalletId mine = caller.requireWallet();
        return new BlockBegun(blocked.block(mine, meant(mine, form)));
    }

    @DeleteMapping("/blocked-people/{blockedId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unblockPerson(Caller caller, @PathVariable String blockedId) {
        blocked.unblock(caller.requireWallet(), blockedId);
    }

    private WalletId meant(WalletId mine, BlockForm form) {
        if (form.transferId() == null) {
            return people.receiverNow(mine, new Whom(form.phone(), null)).walletId();
        }
        return list.find(form.transferId())
                .filter(transfer -> transfer.receiver().equals(mine))
                .map(TransferList.Transfer::sender)
                .orElseThrow(() -> new Refused(TransferRule.TRANSFER_IS_KNOWN));
    }

    /**
     * @param payload what its QR code holds
     */
    record ReceivingCode(String code, String payload, Instant expiresAt) {
        @Override
        public String toString() {
            return "a receiving code until " + expiresAt;
        }
    }

    /** Who sent this, or who has this phone. */
    @OneOf({"transferId", "phone"})
    record BlockForm(
            @Nullable TransferId transferId,
            @Nullable @Size(max = 40) @WrittenAs(TextForm.RAW) String phone) {
        @Override
        public String toString() {
            return "a person";
        }
    }

    record BlockBegun(String blockedId) {}

    record BlockedBody(List<BlockedPerson> people) {}

    /**
     * @param person first and last letter of the name; absent once they are erased
     */
    record BlockedPerson(String blockedId, @Nullable String person, Instant since) {}
}

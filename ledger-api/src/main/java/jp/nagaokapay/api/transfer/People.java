package jp.nagaokapay.api.transfer;

import jp.nagaokapay.api.register.PhoneNumbers;
import jp.nagaokapay.api.register.Resident;
import jp.nagaokapay.api.register.Residents;
import jp.nagaokapay.api.web.RateLimits;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletRule;
import jp.nagaokapay.ledger.wallet.WalletStatus;
import jp.nagaokapay.ledger.wallet.Wallets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The people at both ends of a transfer. */
@Component
class People {
    private final Residents residents;
    private final Wallets wallets;
    private final ReceivingCodes codes;
    private final BlockedPeople blocked;
    private final RateLimits limits;

    People(
            Residents residents,
            Wallets wallets,
            ReceivingCodes codes,
            BlockedPeople blocked,
            RateLimits limits) {
        this.residents = residents;
        this.wallets = wallets;
        this.codes = codes;
        this.blocked = blocked;
        this.limits = limits;
    }

    /**
     * Who a sender means; every look is counted, also one that finds somebody, for it tells two
     * letters of a name. Throws {@link Refused} {@code RECEIVER_NOT_FOUND} for who cannot be sent
     * to, whatever the reason, and {@code TRANSFER_TO_ONESELF}.
     */
    Resident receiver(WalletId sender, Whom whom) {
        limits.require(RateLimits.Attempt.RECEIVER, sender.value());
        return find(sender, whom);
    }

    /** The same for who is blocked or sent to now: only wrong guesses are counted. */
    Resident receiverNow(WalletId sender, Whom whom) {
        return limits.guess(RateLimits.Attempt.RECEIVER, sender.value(), () -> find(sender, whom));
    }

    private Resident find(WalletId sender, Whom whom) {
        Resident found = whom.phone() == null ? byCode(whom.code()) : byPhone(whom.phone());
        WalletRule.TRANSFER_IS_TO_ANOTHER.require(!found.walletId().equals(sender));
        TransferRule.RECEIVER_IS_KNOWN.require(
                !found.corporate()
                        && mayReceive(found.walletId())
                        && !blocked.between(sender, found.walletId()));
        return found;
    }

    /** What may be shown of a wallet's holder; of one who is gone nothing. */
    @Nullable String nameOf(WalletId walletId) {
        return residents
                .holderOf(walletId)
                .map(holder -> MaskedName.of(holder.displayName()))
                .orElse(null);
    }

    private boolean mayReceive(WalletId walletId) {
        return wallets.find(walletId)
                .filter(wallet -> wallet.status() == WalletStatus.OPEN)
                .isPresent();
    }

    private Resident byPhone(String phone) {
        return PhoneNumbers.e164(phone)
                .flatMap(residents::findByUsername)
                .orElseThrow(() -> new Refused(TransferRule.RECEIVER_IS_KNOWN));
    }

    private Resident byCode(@Nullable String code) {
        return codes.holderOf(code == null ? "" : code)
                .flatMap(residents::holderOf)
                .orElseThrow(() -> new Refused(TransferRule.RECEIVER_IS_KNOWN));
    }

    /**
     * @param phone as people write it
     * @param code that the receiver shows
     */
    record Whom(@Nullable String phone, @Nullable String code) {
        @Override
        public String toString() {
            return "a person";
        }
    }
}

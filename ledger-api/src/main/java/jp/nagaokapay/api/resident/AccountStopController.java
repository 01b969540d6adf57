package jp.nagaokapay.api.resident;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import jp.nagaokapay.api.freeze.AccountStops;
import jp.nagaokapay.api.freeze.Freeze;
import jp.nagaokapay.api.freeze.Freezes;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.message.MessageWay;
import jp.nagaokapay.api.register.PhoneNumbers;
import jp.nagaokapay.api.register.WellFormed;
import jp.nagaokapay.api.web.RateLimits;
import jp.nagaokapay.ledger.wallet.WalletId;
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

/** Residents stop their own wallet, as when the phone is lost, and let it go again. */
@RestController
@RequestMapping("/api/v1")
class AccountStopController {
    private final AccountStops stops;
    private final Freezes freezes;
    private final RateLimits limits;

    AccountStopController(AccountStops stops, Freezes freezes, RateLimits limits) {
        this.stops = stops;
        this.freezes = freezes;
        this.limits = limits;
    }

    @PostMapping("/account/stop")
    Stop stopAccount(Caller caller) {
        WalletId walletId = caller.requireWallet();
        freezes.freezeByHolder(walletId);
        return stop(walletId);
    }

    @GetMapping("/account/stop")
    Stop showStop(Caller caller) {
        return stop(caller.requireWallet());
    }

    @DeleteMapping("/account/stop")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endStop(Caller caller) {
        freezes.thawByHolder(caller.requireWallet());
    }

    @PostMapping("/account-stops")
    @ResponseStatus(HttpStatus.ACCEPTED)
    StopBegun startStop(@Valid @RequestBody LostPhone form, HttpServletRequest http) {
        String phone = PhoneNumbers.mobile(form.phone()).orElseThrow();
        limits.require(RateLimits.Attempt.ACCOUNT_CODE, http.getRemoteAddr(), phone);
        return new StopBegun(stops.begin(phone, form.by() == null ? MessageWay.SMS : form.by()));
    }

    @PostMapping("/account-stops/{stopId}/verification")
    Stop verifyStop(
            @PathVariable String stopId,
            @Valid @RequestBody StopCode form,
            HttpServletRequest http) {
        limits.require(
                RateLimits.Attempt.VERIFICATION,
                http.getRemoteAddr(),
                stops.personOf(stopId).orElse(""));
        return stop(stops.verify(stopId, form.code()));
    }

    private Stop stop(WalletId walletId) {
        List<Freeze> open = freezes.of(walletId);
        return new Stop(!open.isEmpty(), freezes.thawFrom(open).orElse(null));
    }

    /**
     * @param thawFrom from when on one may let it go oneself; null: only the office may, or it is
     *     not stopped
     */
    record Stop(boolean stopped, @Nullable Instant thawFrom) {}

    /**
     * @param phone a mobile number, written as people do
     * @param by where the code goes; null: to the phone
     */
    record LostPhone(
            @NotNull @WellFormed(WellFormed.Kind.PHONE) @WrittenAs(TextForm.RAW) String phone,
            @Nullable MessageWay by) {
        @Override
        public String toString() {
            return "LostPhone";
        }
    }

    record StopBegun(String stopId) {}

    record StopCode(
            @NotNull @WellFormed(WellFormed.Kind.VERIFICATION_CODE) @WrittenAs(TextForm.RAW)
                    String code) {
        @Override
        public String toString() {
            return "StopCode";
        }
    }
}

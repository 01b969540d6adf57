package jp.nagaokapay.api.offline;

import java.time.Instant;
import java.util.List;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.codes.CustomerCodes;
import jp.nagaokapay.codes.OfflineCode;
import jp.nagaokapay.ledger.wallet.OfflineLimits;
import jp.nagaokapay.ledger.wallet.WalletLimits;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Keys by which a resident's devices make payment codes without a network. */
@RestController
@RequestMapping("/api/v1/wallet/offline-keys")
class OfflineKeyController {
    private final OfflineKeys keys;
    private final CustomerCodes codes;
    private final OfflineLimits limits;

    OfflineKeyController(OfflineKeys keys, CustomerCodes codes, WalletLimits limits) {
        this.keys = keys;
        this.codes = codes;
        this.limits = limits.offline();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    DeviceKeyBody createOfflineKey(Caller caller) {
        OfflineKeys.DeviceKey key = keys.issue(caller.requireWallet());
        String barcode = codes.barcode("0".repeat(CustomerCodes.NUMBER_DIGITS));
        return new DeviceKeyBody(
                key.keyId(),
                key.secret(),
                barcode.substring(0, barcode.length() - CustomerCodes.NUMBER_DIGITS),
                key.keyNumber(),
                barcode.length(),
                OfflineCode.WINDOW.toSeconds(),
                new Limits(limits.most().amount(), limits.timesPerDay(), limits.timesPerMonth()),
                key.validUntil());
    }

    @GetMapping
    KeysBody listOfflineKeys(Caller caller) {
        return new KeysBody(keys.of(caller.requireWallet()));
    }

    @PostMapping("/{keyId}/renewal")
    RenewedBody renewOfflineKey(Caller caller, @PathVariable String keyId) {
        return new RenewedBody(keys.renew(caller.requireWallet(), keyId));
    }

    @DeleteMapping("/{keyId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endOfflineKey(Caller caller, @PathVariable String keyId) {
        keys.end(caller.requireWallet(), keyId);
    }

    /**
     * What a device needs; the secret is told once. A code is {@code prefix}, {@code keyNumber} and
     * nine digits, see {@link OfflineCode}.
     *
     * @param secret of the HMAC, in base64url
     * @param digits of a code
     * @param window how many seconds a code stands
     */
    record DeviceKeyBody(
            String keyId,
            String secret,
            String prefix,
            String keyNumber,
            int digits,
            long window,
            Limits limits,
            Instant validUntil) {
        @Override
        public String toString() {
            return keyId;
        }
    }

    /**
     * @param payment largest payment in yen
     * @param day how many payments on a business date
     * @param month how many in thirty days
     */
    record Limits(long payment, int day, int month) {}

    record KeysBody(List<OfflineKeyTable.Listed> keys) {}

    record RenewedBody(Instant validUntil) {}
}

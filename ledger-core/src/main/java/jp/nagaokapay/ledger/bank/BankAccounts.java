package jp.nagaokapay.ledger.bank;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.message.Refused;

/** The register of shops' bank accounts. What has been erased is not found any more. */
public interface BankAccounts {
    /** Most versions that a history has, the newest of them. */
    int HISTORY_MAX = 100;

    /**
     * Enters a new version, which counts from now on; the present one again when nothing differs.
     *
     * @param by opaque id of who enters it
     * @throws Refused when bank or branch are unknown, or the number or the holder's name are none
     *     that a bank file can carry
     */
    BankAccount register(MerchantId merchantId, GivenAccount account, String by, Instant at);

    /** The version that counts. */
    Optional<BankAccount> current(MerchantId merchantId);

    /** The versions that count, of those shops that have one; in one query. */
    Map<MerchantId, BankAccount> currentOf(Collection<MerchantId> merchantIds);

    Optional<BankAccount> find(BankAccountId id);

    /** Those of the versions that are found; in one query. */
    Map<BankAccountId, BankAccount> find(Collection<BankAccountId> ids);

    /** A shop's versions, newest first. */
    List<BankAccount> history(MerchantId merchantId);

    /** Erases the number and holder of all of a shop's versions; answers of how many. */
    int erase(MerchantId merchantId, Instant at);
}

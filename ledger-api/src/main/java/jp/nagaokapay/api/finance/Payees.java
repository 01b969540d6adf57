package jp.nagaokapay.api.finance;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.ledger.bank.BankAccount;
import jp.nagaokapay.ledger.bank.BankAccounts;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.MerchantList;
import jp.nagaokapay.ledger.zengin.AccountType;
import jp.nagaokapay.ledger.zengin.Branch;
import jp.nagaokapay.ledger.zengin.Transfer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The shops of a payout and their bank accounts, for the person who releases it. */
@Component
class Payees {
    private static final Set<String> SEE_ACCOUNTS = Set.of("finance:write", "finance:release");

    private final MerchantList merchants;
    private final BankAccounts accounts;

    Payees(MerchantList merchants, BankAccounts accounts) {
        this.merchants = merchants;
        this.accounts = accounts;
    }

    /** Accounts show holders' names, so only callers that write or release see them. */
    List<Payee> of(Collection<MerchantId> shops, Caller caller) {
        Map<MerchantId, BankAccount> known =
                caller.scopes().stream().anyMatch(SEE_ACCOUNTS::contains)
                        ? accounts.currentOf(shops)
                        : Map.of();
        return merchants.find(shops).values().stream()
                .map(shop ->
                        new Payee(
                                shop.merchantId().value(),
                                shop.profile().name(),
                                PayeeAccount.of(known.get(shop.merchantId()))))
                .sorted((one, other) -> one.merchantId().compareTo(other.merchantId()))
                .toList();
    }

    /**
     * @param account as it is now; absent without one, and for callers that only read
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Payee(String merchantId, String shopName, @Nullable PayeeAccount account) {}

    /**
     * @param bankName absent when the branch has closed since
     * @param accountNumber masked but for its last three digits
     * @param holderKana as the bank will read it
     * @param enteredBy who cannot release a payout to it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PayeeAccount(
            String bankAccountId,
            String bankCode,
            @Nullable String bankName,
            String branchCode,
            @Nullable String branchName,
            AccountType accountType,
            String accountNumber,
            String holderKana,
            String enteredBy) {

        static @Nullable PayeeAccount of(@Nullable BankAccount account) {
            if (account == null) {
                return null;
            }
            Optional<Branch> branch = account.branch();
            return new PayeeAccount(
                    account.id().value(),
                    account.given().bankCode(),
                    branch.map(at -> at.bank().name()).orElse(null),
                    account.given().branchCode(),
                    branch.map(Branch::name).orElse(null),
                    account.given().accountType(),
                    account.maskedNumber(),
                    account.holderKana().cut(Transfer.HOLDER_LETTERS).kana(),
                    account.enteredBy());
        }

        /** Without the holder's name, which must not get into a log. */
        @Override
        public String toString() {
            return bankAccountId;
        }
    }
}

package jp.nagaokapay.ledger.settlement.payout;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.zengin.AccountType;
import jp.nagaokapay.ledger.zengin.Banks;
import jp.nagaokapay.ledger.zengin.Branch;
import jp.nagaokapay.ledger.zengin.LineEnd;
import jp.nagaokapay.ledger.zengin.TransferAccount;
import jp.nagaokapay.ledger.zengin.TransferName;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code nagaokapay.payer.*}: the account that pays the shops, as the bank knows it. All or none.
 *
 * @param clientCode ten digits
 * @param clientName in kana of any kind
 * @param accountNumber up to seven digits
 */
@ConfigurationProperties("nagaokapay.payer")
record PayerProperties(
        @Nullable String clientCode,
        @Nullable String clientName,
        @Nullable String bankCode,
        @Nullable String branchCode,
        @Nullable AccountType accountType,
        @Nullable String accountNumber,
        @Nullable LineEnd lineEnd) {

    /** The payer; empty when none is configured. Fails when what is configured is none. */
    Optional<Payer> payer() {
        List<@Nullable String> needed =
                Arrays.asList(clientCode, clientName, bankCode, branchCode, accountNumber);
        if (needed.stream().allMatch(Objects::isNull)) {
            return Optional.empty();
        }
        if (needed.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException(
                    "nagaokapay.payer: client-code, client-name, bank-code, branch-code and"
                            + " account-number belong together");
        }
        try {
            Payer payer = read();
            payer.on(LocalDate.EPOCH); // what no file could have is refused here
            return Optional.of(payer);
        } catch (Refused refused) {
            throw new IllegalArgumentException("nagaokapay.payer: " + refused.code(), refused);
        }
    }

    private Payer read() {
        Branch branch =
                Banks.ofJapan()
                        .branch(requireNonNull(bankCode), requireNonNull(branchCode))
                        .orElseThrow(() ->
                                new IllegalArgumentException("nagaokapay.payer: no such branch"));
        return new Payer(
                requireNonNull(clientCode),
                TransferName.of(requireNonNull(clientName)),
                new TransferAccount(
                        branch,
                        accountType == null ? AccountType.ORDINARY : accountType,
                        requireNonNull(accountNumber)),
                lineEnd == null ? LineEnd.CRLF : lineEnd);
    }
}

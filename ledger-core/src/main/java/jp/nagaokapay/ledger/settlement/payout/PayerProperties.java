package jp.nagaokapay.ledger.settlement.payout;

import static java.util.Objects.requireNonNull;

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
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code nagaokapay.payer.*}: the account that pays the shops, as the bank knows it (all of it or
 * nothing), and the file that the bank takes.
 *
 * @param clientCode ten digits
 * @param clientName in kana of any kind
 * @param accountNumber up to seven digits
 * @param fileFormat the {@link PayoutFileFormat#name()} of what the bank takes
 * @param lineEnd what a bank that takes {@code zengin} wants behind each record
 */
@ConfigurationProperties("nagaokapay.payer")
record PayerProperties(
        @Nullable String clientCode,
        @Nullable String clientName,
        @Nullable String bankCode,
        @Nullable String branchCode,
        @Nullable AccountType accountType,
        @Nullable String accountNumber,
        @DefaultValue(ZenginPayoutFile.NAME) String fileFormat,
        @DefaultValue("CRLF") LineEnd lineEnd) {

    /** Empty when none is configured. Fails when something of it is missing or wrong. */
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
            return Optional.of(read());
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
                        requireNonNull(accountNumber)));
    }
}

package jp.nagaokapay.ledger.settlement.payout;

import java.util.Optional;
import jp.nagaokapay.ledger.message.Refused;
import jp.nagaokapay.ledger.zengin.AccountType;
import jp.nagaokapay.ledger.zengin.Banks;
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
        if (clientCode == null
                || clientName == null
                || bankCode == null
                || branchCode == null
                || accountNumber == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Payer(
                            clientCode,
                            TransferName.of(clientName),
                            new TransferAccount(
                                    Banks.ofJapan()
                                            .branch(bankCode, branchCode)
                                            .orElseThrow(() ->
                                                    new IllegalArgumentException(
                                                            "nagaokapay.payer: no such branch")),
                                    accountType == null ? AccountType.ORDINARY : accountType,
                                    accountNumber),
                            lineEnd == null ? LineEnd.CRLF : lineEnd));
        } catch (Refused refused) {
            throw new IllegalArgumentException("nagaokapay.payer: " + refused.code(), refused);
        }
    }
}

package jp.nagaokapay.api.web;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.wallet.Wallets;
import jp.nagaokapay.web.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Turns a duplicate, made by another request under another idempotency key, into a problem that
 * says what exists already. The prefix of the log's unique key tells what it is about.
 */
@Component
class DuplicateProblems {
    private static final Pattern PAYMENT_AT_SHOP = Pattern.compile("payment:(merchant:[^:]+):(.+)");
    private static final Map<String, String> CODES =
            Map.ofEntries(
                    Map.entry("payment", "PAYMENT_EXISTS"),
                    Map.entry("end-of", "PAYMENT_NOT_OPEN"),
                    Map.entry("refund", "REFUND_EXISTS"),
                    Map.entry("charge", "CHARGE_EXISTS"),
                    Map.entry("funding", "FUNDING_REFERENCE_USED"),
                    Map.entry("reversal", "CHARGE_ALREADY_REVERSED"),
                    Map.entry("grant", "GRANT_EXISTS"),
                    Map.entry("transfer", "TRANSFER_EXISTS"),
                    Map.entry("transfer-end", "TRANSFER_NOT_OPEN"),
                    Map.entry("wallet-of", "WALLET_EXISTS"),
                    Map.entry("registration", "MERCHANT_EXISTS"));

    private final Wallets wallets;

    DuplicateProblems(Wallets wallets) {
        this.wallets = wallets;
    }

    ProblemException explain(Duplicate duplicate) {
        String about = duplicate.key().substring(0, Math.max(0, duplicate.key().indexOf(':')));
        return ProblemException.of(
                        HttpStatus.UNPROCESSABLE_CONTENT, CODES.getOrDefault(about, "ALREADY_DONE"))
                .with(details(duplicate.key()));
    }

    private Map<String, ?> details(String key) {
        Matcher payment = PAYMENT_AT_SHOP.matcher(key);
        if (!payment.matches()) {
            return Map.of();
        }
        return wallets.locate(new MerchantId(payment.group(1)), payment.group(2))
                .map(located -> Map.of("payment", located.payment()))
                .orElse(Map.of());
    }
}

package jp.nagaokapay.api.finance;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code nagaokapay.invoice.*}: what makes a shop's statement a qualified invoice (適格請求書) for the
 * fee, by article 57-4 of the consumption tax law. Fees include the tax.
 *
 * @param registrationNumber of who charges the fee: T and thirteen digits; without one a statement
 *     is no qualified invoice
 * @param taxPercent the rate at which fees are taxed
 */
@ConfigurationProperties("nagaokapay.invoice")
record InvoiceSettings(@Nullable String registrationNumber, @DefaultValue("10") int taxPercent) {
    private static final Pattern NUMBER = Pattern.compile("T([0-9])([0-9]{12})");
    private static final int WHOLE = 100;

    InvoiceSettings {
        if (registrationNumber != null && !isOne(registrationNumber)) {
            throw new IllegalArgumentException(
                    "nagaokapay.invoice.registration-number is T and thirteen digits, the first of"
                            + " which checks the others");
        }
        if (taxPercent < 0 || taxPercent > WHOLE) {
            throw new IllegalArgumentException("nagaokapay.invoice.tax-percent is 0 to 100");
        }
    }

    /**
     * The tax in a statement's fee: rounded once for each rate and invoice, down, as the law lets
     * an issuer choose.
     */
    Yen tax(Yen fee) {
        return Yen.of(Math.multiplyExact(fee.amount(), taxPercent) / (WHOLE + taxPercent));
    }

    /** A corporate number's check digit, as the ordinance on corporate numbers computes it. */
    private static boolean isOne(String number) {
        Matcher matcher = NUMBER.matcher(number);
        if (!matcher.matches()) {
            return false;
        }
        String base = matcher.group(2);
        int sum = 0;
        for (int place = 1; place <= base.length(); place++) {
            int digit = base.charAt(base.length() - place) - '0';
            sum += digit * (place % 2 == 1 ? 1 : 2);
        }
        return matcher.group(1).charAt(0) - '0' == 9 - sum % 9;
    }
}

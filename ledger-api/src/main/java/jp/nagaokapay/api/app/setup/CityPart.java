package jp.nagaokapay.api.app.setup;

import java.util.List;
import java.util.Optional;
import jp.nagaokapay.ledger.settlement.payout.PayerCheck;
import jp.nagaokapay.ledger.statutory.IssuerCheck;

/** Who issues the currency, and from which account the shops are paid. */
final class CityPart implements SetupPart {
    private static final String ISSUER = "nagaokapay.statutory-report.";
    private static final String PAYER = "nagaokapay.payer.";

    @Override
    public String name() {
        return "city";
    }

    @Override
    public String title() {
        return "The issuer, and the account that pays the shops";
    }

    @Override
    public List<String> prefixes() {
        return List.of(ISSUER, PAYER);
    }

    @Override
    public void ask(Interview interview) {
        interview.text(ISSUER + "name", "name of the issuer, as in reports", null);
        interview.text(ISSUER + "address", "its address, lines separated by commas", null);
        interview.text(
                ISSUER + "kind",
                "MUNICIPALITY, SIX_MONTHS_EXEMPT or REGISTERED",
                "SIX_MONTHS_EXEMPT");
        interview.optional(
                PAYER + "client-code",
                "client code that the bank has given, ten digits (none: nobody is paid yet)");
        if (interview.has(PAYER + "client-code")) {
            interview.text(PAYER + "client-name", "account holder, in kana", null);
            interview.text(PAYER + "bank-code", "bank, four digits", null);
            interview.text(PAYER + "branch-code", "branch, three digits", null);
            interview.text(
                    PAYER + "account-type", "ORDINARY, CURRENT, SAVINGS or OTHER", "ORDINARY");
            interview.text(PAYER + "account-number", "account, up to seven digits", null);
        } else {
            interview.forgetAll(PAYER);
        }
    }

    @Override
    public Optional<String> problem(Interview answered) {
        return IssuerCheck.problem(answered.environment())
                .or(() -> PayerCheck.problem(answered.environment()));
    }
}

package jp.nagaokapay.ledger.zengin;

import java.util.regex.Pattern;

/**
 * An account that a transfer goes to or comes from.
 *
 * @param number seven digits, those that are shorter at their bank filled up with zeros
 */
public record TransferAccount(Branch branch, AccountType type, String number) {
    private static final int DIGITS = 7;
    private static final Pattern GIVEN = Pattern.compile("[0-9]{1," + DIGITS + "}");

    public TransferAccount {
        ZenginRule.ACCOUNT_NUMBER_IS_SEVEN_DIGITS.require(GIVEN.matcher(number).matches());
        ZenginRule.JAPAN_POST_BRANCH_HOLDS_TYPE.require(branch.holds(type));
        number = "0".repeat(DIGITS - number.length()) + number;
    }

    /** Never the number: it would find its way into a log. */
    @Override
    public String toString() {
        return "an account at " + branch.bank().code() + "-" + branch.code();
    }
}

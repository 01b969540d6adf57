package jp.nagaokapay.ledger.campaign.rules;

/** ゾロ目: numbers written with one digit. */
final class Repdigits {
    private Repdigits() {}

    static boolean areAllTheSame(String digits) {
        return digits.chars().allMatch(digit -> digit == digits.charAt(0));
    }
}

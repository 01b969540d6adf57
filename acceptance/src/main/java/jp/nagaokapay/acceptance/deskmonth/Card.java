package jp.nagaokapay.acceptance.deskmonth;

/**
 * A card as its holder has it.
 *
 * @param number of sixteen digits, as printed
 * @param code what its QR code holds
 * @param purse what must be on it
 */
record Card(String number, String code, Purse purse) {
    static final String PIN = "4711";
}

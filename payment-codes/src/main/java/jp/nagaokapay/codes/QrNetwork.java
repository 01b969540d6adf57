package jp.nagaokapay.codes;

import java.util.Optional;

/**
 * A scheme by which payer and shop know each other's codes, such as JPQR. Another one is a class of
 * this kind and a line in {@link QrNetworks#of}.
 */
interface QrNetwork {
    /** What the settings call it. */
    String name();

    /** What the network wants in a shop's printed code; empty for a shop that it does not know. */
    Optional<EmvField> shopTemplate(ShopFacts shop);

    /**
     * The id of the shop that a template of a scanned code names; empty when the template is
     * another network's, or names shops in a way that only the network can tell.
     *
     * @param template one of the fields 26 to 51
     * @throws BadCode when the template is this network's and names no shop
     */
    Optional<String> merchantId(EmvField template);

    /** How its customer-presented codes are written; empty when it has none. */
    Optional<CustomerCodeFormat> customerFormat();

    /** The digits before the payment number in its barcodes; empty when it has none. */
    Optional<String> barcodePrefix();
}

package jp.nagaokapay.gateway.ledger;

/**
 * Who asks: a terminal of a shop, as its token says.
 *
 * @param merchantId {@code merchant:…}
 * @param terminalId {@code terminal:…}
 */
public record ShopTerminal(String merchantId, String terminalId) {}

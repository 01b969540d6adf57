package jp.nagaokapay.gateway.ledger;

import jp.nagaokapay.codes.Offer;
import jp.nagaokapay.codes.ShopFacts;

/**
 * An offer under the ledger's seal.
 *
 * @param shop what the code says of the shop
 * @param seal at most 43 characters of base64url; fits this offer and no other
 */
public record SealedOffer(Offer offer, ShopFacts shop, String seal) {}

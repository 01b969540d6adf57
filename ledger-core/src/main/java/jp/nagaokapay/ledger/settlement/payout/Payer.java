package jp.nagaokapay.ledger.settlement.payout;

import jp.nagaokapay.ledger.zengin.TransferAccount;
import jp.nagaokapay.ledger.zengin.TransferName;

/**
 * Who pays the shops, as their bank knows them.
 *
 * @param clientCode ten digits that the bank has given (委託者コード)
 */
record Payer(String clientCode, TransferName name, TransferAccount account) {}

package jp.nagaokapay.ledger.settlement.payout;

import java.time.LocalDate;
import jp.nagaokapay.ledger.zengin.LineEnd;
import jp.nagaokapay.ledger.zengin.TransferAccount;
import jp.nagaokapay.ledger.zengin.TransferName;
import jp.nagaokapay.ledger.zengin.ZenginFile.Header;

/**
 * Who pays the shops.
 *
 * @param clientCode ten digits that the bank has given (委託者コード)
 * @param lineEnd what the bank wants behind each record
 */
record Payer(String clientCode, TransferName name, TransferAccount account, LineEnd lineEnd) {
    Header on(LocalDate date) {
        return new Header(clientCode, name, date, account);
    }
}

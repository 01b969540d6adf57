package jp.nagaokapay.ledger.settlement.payout;

import static jp.nagaokapay.ledger.zengin.ZenginRule.AMOUNT_WITHIN_BOUNDS;
import static jp.nagaokapay.ledger.zengin.ZenginRule.COUNT_WITHIN_BOUNDS;
import static jp.nagaokapay.ledger.zengin.ZenginRule.TOTAL_WITHIN_BOUNDS;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import jp.nagaokapay.ledger.settlement.payout.PayoutFileFormat.PayoutTransfer;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.zengin.LineEnd;
import jp.nagaokapay.ledger.zengin.Transfer;
import jp.nagaokapay.ledger.zengin.ZenginFile;
import jp.nagaokapay.ledger.zengin.ZenginFile.Header;
import org.springframework.stereotype.Component;

/** The file of bulk transfers that Japan's banks have agreed on (全銀 総合振込). */
@Component
final class ZenginPayoutFile implements PayoutFileFormat {
    static final String NAME = "zengin";

    private final LineEnd lineEnd;

    ZenginPayoutFile(PayerProperties properties) {
        lineEnd = properties.lineEnd();
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Bytes of JIS X 0201, which no type of text is made for. */
    @Override
    public String mediaType() {
        return "application/octet-stream";
    }

    @Override
    public String extension() {
        return "txt";
    }

    @Override
    public void requirePayer(Payer payer) {
        header(payer, LocalDate.EPOCH);
    }

    @Override
    public void requireAmounts(List<Yen> amounts) {
        COUNT_WITHIN_BOUNDS.require(amounts.size() <= ZenginFile.TRANSFERS_MAX);
        amounts.forEach(
                amount -> AMOUNT_WITHIN_BOUNDS.require(amount.amount() <= Transfer.AMOUNT_MAX));
        TOTAL_WITHIN_BOUNDS.require(
                amounts.stream().mapToLong(Yen::amount).sum() <= ZenginFile.TOTAL_MAX);
    }

    /** The bank hands back two codes of ours: the transfer's number and the payout's date. */
    @Override
    public byte[] write(Payer payer, LocalDate date, List<PayoutTransfer> transfers) {
        long payout = Long.parseLong(date.format(DateTimeFormatter.BASIC_ISO_DATE));
        List<Transfer> records =
                transfers.stream()
                        .map(each ->
                                new Transfer(
                                        each.account(),
                                        each.holder(),
                                        each.amount(),
                                        each.number(),
                                        payout))
                        .toList();
        return new ZenginFile(header(payer, date), records).bytes(lineEnd);
    }

    private static Header header(Payer payer, LocalDate date) {
        return new Header(payer.clientCode(), payer.name(), date, payer.account());
    }
}

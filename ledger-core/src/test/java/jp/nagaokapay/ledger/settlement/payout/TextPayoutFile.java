package jp.nagaokapay.ledger.settlement.payout;

import static jp.nagaokapay.ledger.zengin.ZenginRule.TOTAL_WITHIN_BOUNDS;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.settlement.payout.PayoutFileFormat.PayoutTransfer;
import jp.nagaokapay.ledger.shared.money.Yen;

/** A bank's format as a test has it: a line a transfer, and never more than 10,000 yen. */
final class TextPayoutFile implements PayoutFileFormat {
    static final String NAME = "text";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String mediaType() {
        return "text/plain";
    }

    @Override
    public String extension() {
        return "text";
    }

    @Override
    public void requirePayer(Payer payer) {
        // every payer will do
    }

    @Override
    public void requireAmounts(List<Yen> amounts) {
        TOTAL_WITHIN_BOUNDS.require(amounts.stream().mapToLong(Yen::amount).sum() <= 10_000);
    }

    @Override
    public byte[] write(Payer payer, LocalDate date, List<PayoutTransfer> transfers) {
        StringBuilder file = new StringBuilder(payer.clientCode() + " " + date + "\n");
        transfers.forEach(each ->
                file.append(each.number())
                        .append(' ')
                        .append(each.holder().kana())
                        .append(' ')
                        .append(each.amount().amount())
                        .append('\n'));
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }
}

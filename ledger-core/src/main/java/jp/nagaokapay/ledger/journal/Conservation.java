package jp.nagaokapay.ledger.journal;

import java.util.List;
import jp.nagaokapay.ledger.wallet.LotKind;

/** Whether what the books owe to wallets is what the lots hold. */
public interface Conservation {
    /**
     * The kinds of value in which books and lots differ; empty when all is conserved. Two
     * processors write the two sides, so a difference means something only when both have read the
     * whole log.
     */
    List<Difference> differences();

    /**
     * One kind's sums, in yen.
     *
     * @param journal what the books owe to all wallets
     * @param lots what remains in all lots, held value included
     */
    record Difference(LotKind kind, long journal, long lots) {}
}

package jp.nagaokapay.ledger.journal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.journal.Account.TransferClearing;
import jp.nagaokapay.ledger.journal.Account.WalletValue;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.TransferEvent;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferOfferEnded;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferOffered;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferReceived;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferReturned;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferSent;
import jp.nagaokapay.ledger.wallet.WalletId;

/**
 * How value that changes hands is booked: out of the sender's lot by way of the clearing account
 * into the receiver's, in one event, for a posting concerns one lot.
 */
final class TransferPostings {
    private static final TransferClearing CLEARING = new TransferClearing();

    private TransferPostings() {}

    static List<Posting> of(TransferEvent event) {
        return switch (event) {
            case TransferOffered _ -> List.of();
            case TransferOfferEnded e -> Postings.lapsed(e, e.walletId(), e.lapsed()).toList();
            case TransferSent e ->
                    changingHands(
                            e,
                            e.walletId(),
                            e.parts(),
                            e.receiver(),
                            LotPart.arriving(e.transferId(), e.parts()));
            case TransferReceived e -> Postings.lapsed(e, e.walletId(), e.lapsed()).toList();
            case TransferReturned e -> returned(e);
        };
    }

    /** What cannot come back lapses out of the lots that it had at the receiver. */
    private static List<Posting> returned(TransferReturned e) {
        List<LotPart> arrived = LotPart.arriving(e.transferId(), e.parts());
        List<LotPart> from = new ArrayList<>();
        List<LotPart> to = new ArrayList<>();
        List<LotPart> lapsing = new ArrayList<>();
        for (int i = 0; i < arrived.size(); i++) {
            if (e.lapsed().contains(e.parts().get(i))) {
                lapsing.add(arrived.get(i));
            } else {
                from.add(arrived.get(i));
                to.add(e.parts().get(i));
            }
        }
        return Stream.concat(
                        changingHands(e, e.receiver(), from, e.walletId(), to).stream(),
                        Postings.lapsed(e, e.receiver(), lapsing))
                .toList();
    }

    private static List<Posting> changingHands(
            TransferEvent event,
            WalletId sender,
            List<LotPart> from,
            WalletId receiver,
            List<LotPart> to) {
        LocalDate date = BusinessDate.of(event.occurredAt());
        return Stream.concat(
                        Postings.moved(
                                from,
                                part -> new WalletValue(sender, part.kind()),
                                _ -> CLEARING,
                                date),
                        Postings.moved(
                                to,
                                _ -> CLEARING,
                                part -> new WalletValue(receiver, part.kind()),
                                date))
                .toList();
    }
}

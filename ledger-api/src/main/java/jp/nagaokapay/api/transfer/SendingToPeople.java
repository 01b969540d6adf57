package jp.nagaokapay.api.transfer;

import jp.nagaokapay.api.register.Resident;
import jp.nagaokapay.api.register.Residents;
import jp.nagaokapay.api.transfer.People.Whom;
import jp.nagaokapay.ledger.log.requests.IdempotentRequests;
import jp.nagaokapay.ledger.log.requests.IdempotentRequests.Reply;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.OfferEnd;
import jp.nagaokapay.ledger.wallet.TransferCommand.EndOffer;
import jp.nagaokapay.ledger.wallet.TransferCommand.OfferTransfer;
import jp.nagaokapay.ledger.wallet.TransferCommand.SendTransfer;
import jp.nagaokapay.ledger.wallet.TransferCommand.TakeOffer;
import jp.nagaokapay.ledger.wallet.TransferId;
import jp.nagaokapay.ledger.wallet.TransferPurpose;
import jp.nagaokapay.ledger.wallet.TransferReceipt;
import jp.nagaokapay.ledger.wallet.TransferReceipt.Status;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletRule;
import jp.nagaokapay.ledger.wallet.transfer.TransferList;
import jp.nagaokapay.ledger.wallet.transfer.TransferList.Transfer;
import jp.nagaokapay.ledger.wallet.transfer.Transfers;
import jp.nagaokapay.ledger.wallet.transfer.Transfers.Arrival;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A transfer as people make it. A phone number may belong to somebody else by now, so what is sent
 * to one waits to be taken; a code is shown by who receives, so that is theirs at once.
 */
@Component
class SendingToPeople {
    private final IdempotentRequests requests;
    private final Ledger ledger;
    private final Transfers transfers;
    private final TransferList list;
    private final People people;
    private final Residents residents;
    private final TransferMessages messages;
    private final TransferNotices notices;

    SendingToPeople(
            IdempotentRequests requests,
            Ledger ledger,
            Transfers transfers,
            TransferList list,
            People people,
            Residents residents,
            TransferMessages messages,
            TransferNotices notices) {
        this.requests = requests;
        this.ledger = ledger;
        this.transfers = transfers;
        this.list = list;
        this.people = people;
        this.residents = residents;
        this.messages = messages;
        this.notices = notices;
    }

    /**
     * Sends or offers. Asked again under the same key it answers the same, unless the receiver's
     * wallet did not take what was sent: then {@code RECEIVER_CANNOT_TAKE}, as at first.
     *
     * @param onceKey the caller's Idempotency-Key
     */
    Reply<TransferReceipt> send(
            RequestKey key,
            WalletId sender,
            Whom whom,
            Yen amount,
            @Nullable String message,
            String onceKey) {
        Reply<TransferReceipt> reply =
                requests.once(
                        key,
                        TransferReceipt.class,
                        () -> attempt(key, sender, whom, amount, message, onceKey));
        if (reply.replayed()) {
            requireArrived(reply.answer());
        }
        return reply;
    }

    private TransferReceipt attempt(
            RequestKey key,
            WalletId sender,
            Whom whom,
            Yen amount,
            @Nullable String message,
            String onceKey) {
        Resident receiver = people.receiverNow(sender, whom);
        TransferId id = TransferId.next();
        if (message != null) {
            messages.keep(id, sender, receiver.walletId(), message);
        }
        if (whom.phone() == null) {
            return transfers.send(
                    new SendTransfer(
                            sender,
                            id,
                            receiver.walletId(),
                            TransferPurpose.PERSON,
                            amount,
                            onceKey),
                    key);
        }
        TransferReceipt offer =
                ledger.send(
                        new OfferTransfer(sender, id, receiver.walletId(), amount, onceKey), key);
        residents
                .holderOf(sender)
                .ifPresent(from ->
                        notices.offered(receiver, MaskedName.of(from.displayName()), offer));
        return offer;
    }

    /** The receiver takes what was offered to them. */
    Reply<TransferReceipt> take(RequestKey key, WalletId receiver, TransferId transferId) {
        Reply<TransferReceipt> reply =
                requests.once(
                        key,
                        TransferReceipt.class,
                        () ->
                                transfers.take(
                                        new TakeOffer(
                                                toReceiver(receiver, transferId).sender(),
                                                transferId,
                                                receiver),
                                        key));
        if (reply.replayed()) {
            requireArrived(reply.answer());
        }
        return reply;
    }

    /** The receiver does not want what was offered to them. */
    Reply<TransferReceipt> refuse(RequestKey key, WalletId receiver, TransferId transferId) {
        return requests.once(
                key,
                TransferReceipt.class,
                () ->
                        ledger.send(
                                new EndOffer(
                                        toReceiver(receiver, transferId).sender(),
                                        transferId,
                                        OfferEnd.REFUSED),
                                key));
    }

    /** The sender takes back what was not taken yet. */
    Reply<TransferReceipt> undo(RequestKey key, WalletId sender, TransferId transferId) {
        return requests.once(
                key,
                TransferReceipt.class,
                () ->
                        ledger.send(
                                new EndOffer(
                                        fromSender(sender, transferId).sender(),
                                        transferId,
                                        OfferEnd.UNDONE),
                                key));
    }

    private Transfer fromSender(WalletId sender, TransferId transferId) {
        return list.find(transferId)
                .filter(transfer -> transfer.sender().equals(sender))
                .orElseThrow(() -> new Refused(TransferRule.TRANSFER_IS_KNOWN));
    }

    private Transfer toReceiver(WalletId receiver, TransferId transferId) {
        return list.find(transferId)
                .filter(transfer -> transfer.receiver().equals(receiver))
                .orElseThrow(() -> new Refused(TransferRule.TRANSFER_IS_KNOWN));
    }

    private void requireArrived(TransferReceipt receipt) {
        if (receipt.status() == Status.TAKEN) {
            WalletRule.RECEIVER_CAN_TAKE_IT.require(
                    transfers.arrive(receipt.transferId()) != Arrival.RETURNED);
        }
    }
}

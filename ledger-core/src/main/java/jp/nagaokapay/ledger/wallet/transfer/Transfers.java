package jp.nagaokapay.ledger.wallet.transfer;

import java.io.Serial;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.TransferCommand.ReceiveTransfer;
import jp.nagaokapay.ledger.wallet.TransferCommand.ReturnTransfer;
import jp.nagaokapay.ledger.wallet.TransferCommand.SendTransfer;
import jp.nagaokapay.ledger.wallet.TransferCommand.TakeOffer;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferReceived;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferReturned;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferSent;
import jp.nagaokapay.ledger.wallet.TransferId;
import jp.nagaokapay.ledger.wallet.TransferReceipt;
import jp.nagaokapay.ledger.wallet.WalletRule;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * A transfer in its two steps: value leaves the sender's wallet, and arrives. After the first step
 * nothing is lost: whoever comes next finds in the log what left, and brings it to the receiver, or
 * back when the receiver's wallet refuses it. Offers, and their ends, are commands of the sender's
 * wallet alone.
 */
@Component
public class Transfers {
    private static final Logger LOG = LoggerFactory.getLogger(Transfers.class);

    private final Ledger ledger;
    private final EventLog log;

    Transfers(Ledger ledger, EventLog log) {
        this.ledger = ledger;
        this.log = log;
    }

    /** Where value that left its sender is. */
    public enum Arrival {
        /** In the receiver's wallet. */
        TAKEN,
        /** Back with the sender. */
        RETURNED,
        /** Not known yet: it is on its way and will be found by {@link #arrive} later. */
        ON_ITS_WAY
    }

    /**
     * Sends value at once. Throws as {@link Ledger#send} does while nothing has left; where the
     * receiver's wallet refuses it, {@link Refused} with {@code RECEIVER_CANNOT_TAKE}, which does
     * not say why, and the value is back.
     *
     * @param key of the caller's request; null where the command's own keys are enough
     */
    public TransferReceipt send(SendTransfer command, @Nullable RequestKey key) {
        try {
            return arriving(key == null ? ledger.send(command) : ledger.send(command, key));
        } catch (NotTaken e) {
            throw new Refused(WalletRule.RECEIVER_CAN_TAKE_IT);
        }
    }

    /** The receiver takes an offer; what his own wallet refuses, with that wallet's rule. */
    public TransferReceipt take(TakeOffer command, @Nullable RequestKey key) {
        try {
            return arriving(key == null ? ledger.send(command) : ledger.send(command, key));
        } catch (NotTaken e) {
            throw e.refused;
        }
    }

    /** Brings what has left to where it belongs. Safe at any time, beside any other attempt. */
    public Arrival arrive(TransferId transferId) {
        TransferSent sent = require(transferId);
        try {
            ledger.send(receiving(sent));
            return Arrival.TAKEN;
        } catch (Refused refused) {
            return bringBack(sent);
        } catch (Duplicate _) {
            return found(transferId);
        }
    }

    private TransferReceipt arriving(TransferReceipt receipt) {
        TransferSent sent = require(receipt.transferId());
        try {
            ledger.send(receiving(sent));
        } catch (Refused refused) {
            if (bringBack(sent) == Arrival.RETURNED) {
                throw new NotTaken(refused);
            }
        } catch (Duplicate _) {
            // somebody else has brought it
        } catch (Unavailable e) {
            LOG.warn("{} is on its way for now: {}", receipt.transferId(), e.toString());
        }
        return receipt;
    }

    private Arrival bringBack(TransferSent sent) {
        try {
            ledger.send(returning(sent));
            return Arrival.RETURNED;
        } catch (Duplicate _) {
            return found(sent.transferId());
        }
    }

    private Arrival found(TransferId transferId) {
        return log.find(transferId.arrivalKey())
                .map(entry ->
                        switch (entry.event()) {
                            case TransferReceived _ -> Arrival.TAKEN;
                            case TransferReturned _ -> Arrival.RETURNED;
                            default -> Arrival.ON_ITS_WAY;
                        })
                .orElse(Arrival.ON_ITS_WAY);
    }

    private TransferSent require(TransferId transferId) {
        return log.find(transferId.endKey())
                .map(entry -> entry.event() instanceof TransferSent sent ? sent : null)
                .orElseThrow(() -> new IllegalStateException("never sent: " + transferId));
    }

    /** The receiver's wallet refused what was sent, and it is back. */
    private static final class NotTaken extends RuntimeException {
        @Serial private static final long serialVersionUID = 1L;

        private final transient Refused refused;

        NotTaken(Refused refused) {
            super(null, null, false, false);
            this.refused = refused;
        }
    }

    private static ReceiveTransfer receiving(TransferSent sent) {
        return new ReceiveTransfer(
                sent.receiver(),
                sent.transferId(),
                sent.walletId(),
                sent.purpose(),
                LotPart.arriving(sent.transferId(), sent.parts()));
    }

    private static ReturnTransfer returning(TransferSent sent) {
        return new ReturnTransfer(
                sent.walletId(), sent.transferId(), sent.receiver(), sent.purpose(), sent.parts());
    }
}

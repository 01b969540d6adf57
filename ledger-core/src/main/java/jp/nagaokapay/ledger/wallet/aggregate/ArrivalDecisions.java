package jp.nagaokapay.ledger.wallet.aggregate;

import static jp.nagaokapay.ledger.wallet.WalletRule.WALLET_IS_NOT_SUSPENDED;
import static jp.nagaokapay.ledger.wallet.WalletRule.WALLET_IS_OPEN;
import static jp.nagaokapay.ledger.wallet.WalletRule.WITHIN_HOLDING_LIMIT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.TransferCommand.ReceiveTransfer;
import jp.nagaokapay.ledger.wallet.TransferCommand.ReturnTransfer;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferReceived;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferReturned;
import jp.nagaokapay.ledger.wallet.WalletLimits;

/**
 * Where value that another wallet sent arrives. Of {@code ReceiveTransfer} and {@code
 * ReturnTransfer} the log takes one, for both have the same business key.
 */
final class ArrivalDecisions {
    private ArrivalDecisions() {}

    static TransferReceived receive(
            WalletState state, ReceiveTransfer command, Instant now, WalletLimits limits) {
        WALLET_IS_OPEN.require(!state.closed());
        WALLET_IS_NOT_SUSPENDED.require(!state.suspended());
        LocalDate today = BusinessDate.of(now);
        LotParts.ReturnedValue in = LotParts.ReturnedValue.of(command.parts(), false, today);
        Yen paid = LotPart.total(in.returned(), LotKind.PAID);
        WITHIN_HOLDING_LIMIT.require(
                paid.isZero()
                        || limits.paidBalanceMax().covers(state.paidHoldings(today).plus(paid)),
                Map.of("most", limits.paidBalanceMax().amount()));
        return new TransferReceived(
                command.walletId(),
                now,
                command.transferId(),
                command.sender(),
                command.purpose(),
                command.parts(),
                in.lapsed());
    }

    /**
     * As a refund: past the holding limit, into a suspended wallet too; in a closed one lapsing.
     */
    static TransferReturned back(WalletState state, ReturnTransfer command, Instant now) {
        return new TransferReturned(
                command.walletId(),
                now,
                command.transferId(),
                command.receiver(),
                command.purpose(),
                command.parts(),
                LotParts.ReturnedValue.of(command.parts(), state.closed(), BusinessDate.of(now))
                        .lapsed());
    }
}

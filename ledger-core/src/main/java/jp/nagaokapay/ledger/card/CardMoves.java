package jp.nagaokapay.ledger.card;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.TransferCommand.SendTransfer;
import jp.nagaokapay.ledger.wallet.TransferId;
import jp.nagaokapay.ledger.wallet.TransferPurpose;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletLimits;
import jp.nagaokapay.ledger.wallet.WalletRule;
import jp.nagaokapay.ledger.wallet.WalletStatus;
import jp.nagaokapay.ledger.wallet.WalletView;
import jp.nagaokapay.ledger.wallet.Wallets;
import jp.nagaokapay.ledger.wallet.transfer.Transfers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves what is on a card to another wallet, and blocks the card. First it is put down where the
 * value goes, once and for good; then it moves, again and again until nothing is left, whatever
 * crashes in between. What reaches the card's wallet later, as a refund, follows.
 */
@Component
public class CardMoves {
    /** After so long a wallet that could not take it is tried again. */
    static final Duration REFUSED_AGAIN_AFTER = Duration.ofHours(1);

    private final CardTable table;
    private final Wallets wallets;
    private final WalletLimits limits;
    private final Transfers transfers;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CardMoves(
            CardTable table,
            Wallets wallets,
            WalletLimits limits,
            Transfers transfers,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.wallets = wallets;
        this.limits = limits;
        this.transfers = transfers;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** To another card, which is active. The same request moves what is left. */
    public Moved replace(CardNumber number, CardNumber successor, RequestKey request) {
        CardRule.CARD_IS_NOT_BLOCKED.require(!number.equals(successor));
        boolean again =
                Objects.requireNonNull(
                        transaction.execute(_ -> {
                            lockBoth(number, successor);
                            Card old = require(number);
                            if (successor.equals(old.successor())) {
                                return true;
                            }
                            Card next = require(successor).requireUsable();
                            begin(old, next.walletId(), successor, request);
                            return false;
                        }));
        return move(require(number), again);
    }

    /**
     * Into a wallet of somebody who has a phone. The same request moves what is left, though the
     * phone's code has ended meanwhile.
     *
     * @param into finds the wallet
     */
    public Moved takeOver(CardNumber number, Supplier<WalletId> into, RequestKey request) {
        Card before = require(number);
        if (request.key().equals(before.moveKey())) {
            return move(before, true);
        }
        WalletId wallet = into.get();
        transaction.executeWithoutResult(_ -> begin(lock(number), wallet, null, request));
        return move(require(number), false);
    }

    /** In one order, so that two replacements never wait for each other. */
    private void lockBoth(CardNumber one, CardNumber other) {
        Stream.of(one, other).sorted(Comparator.comparing(CardNumber::value)).forEach(this::lock);
    }

    private void begin(Card old, WalletId to, @Nullable CardNumber successor, RequestKey request) {
        CardRule.CARD_IS_ACTIVE.require(old.state() != CardState.PRINTED);
        CardRule.CARD_IS_ACTIVE.require(wallets.find(old.walletId()).isPresent());
        CardRule.CARD_IS_NOT_REPLACED.require(old.movesTo() == null);
        requireRoom(old.walletId(), to);
        table.moves(old.number(), to, successor, request.key(), clock.instant());
    }

    /** So that it is not found out after the card is blocked. */
    private void requireRoom(WalletId from, WalletId to) {
        WalletView receiver =
                wallets.find(to).orElseThrow(() -> new Refused(WalletRule.WALLET_IS_KNOWN));
        WalletRule.WALLET_IS_OPEN.require(receiver.status() != WalletStatus.CLOSED);
        WalletRule.WALLET_IS_NOT_SUSPENDED.require(receiver.status() != WalletStatus.SUSPENDED);
        Yen comes = wallets.find(from).map(WalletView::paid).orElse(Yen.ZERO);
        WalletRule.WITHIN_HOLDING_LIMIT.require(
                comes.isZero() || limits.paidBalanceMax().covers(receiver.paid().plus(comes)),
                Map.of("most", limits.paidBalanceMax().amount()));
    }

    /** Moves what has come since; safe beside any other. */
    void moveDue(int limit) {
        List<CardTable.Due> due = table.due(clock.instant(), limit);
        for (CardTable.Due each : due) {
            try {
                send(each.card());
                table.moved(each);
            } catch (Refused refused) {
                later(each.card());
            }
        }
    }

    private Moved move(Card card, boolean again) {
        try {
            return new Moved(card, send(card), again);
        } catch (Refused refused) {
            later(card);
            throw refused;
        }
    }

    /** Zero when there is nothing. */
    private Yen send(Card card) {
        TransferId transferId = TransferId.next();
        try {
            return transfers
                    .send(
                            new SendTransfer(
                                    card.walletId(),
                                    transferId,
                                    Objects.requireNonNull(card.movesTo()),
                                    card.successor() == null
                                            ? TransferPurpose.CARD_TAKEN_OVER
                                            : TransferPurpose.CARD_REPLACED,
                                    null,
                                    transferId.value()),
                            null)
                    .amount();
        } catch (Refused refused) {
            if (refused.rule() == WalletRule.SOMETHING_TO_SEND) {
                return Yen.ZERO;
            }
            throw refused;
        }
    }

    private void later(Card card) {
        Instant after = clock.instant().plus(REFUSED_AGAIN_AFTER);
        table.moveLater(card.number(), after);
    }

    private Card lock(CardNumber number) {
        return table.lock(number).orElseThrow(() -> new Refused(CardRule.CARD_IS_KNOWN));
    }

    private Card require(CardNumber number) {
        return table.find(number).orElseThrow(() -> new Refused(CardRule.CARD_IS_KNOWN));
    }

    /**
     * What was done.
     *
     * @param amount moved by this request
     * @param again whether an earlier request had begun it
     */
    public record Moved(Card card, Yen amount, boolean again) {}
}

package jp.nagaokapay.ledger.campaign.policy;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import jp.nagaokapay.ledger.wallet.GrantId;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.WalletCommand.GrantPoints;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.PointsGranted;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletRule;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Wallets that take grants until they are shut, and may change their mind. */
@NullMarked
final class StubbornWallets {
    private final Set<WalletId> shut = new HashSet<>();
    private final AtomicLong sequence = new AtomicLong();
    @Nullable EventStore log;

    void shut(WalletId wallet) {
        shut.add(wallet);
    }

    void open(WalletId wallet) {
        shut.remove(wallet);
    }

    @CommandHandler
    GrantId grant(GrantPoints command) {
        WalletRule.WALLET_IS_OPEN.require(!shut.contains(command.walletId()));
        append(
                new PointsGranted(
                        command.walletId(),
                        command.at(),
                        command.grantId(),
                        command.source(),
                        command.trigger(),
                        LotId.of(command.grantId()),
                        command.points(),
                        command.expiresOn(),
                        command.restriction()));
        return command.grantId();
    }

    void append(WalletEvent event) {
        if (log == null) {
            throw new IllegalStateException("no log yet");
        }
        log.publish(
                new GenericDomainEventMessage<>(
                        "wallet", event.walletId().value(), sequence.getAndIncrement(), event));
    }
}

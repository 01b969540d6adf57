package jp.nagaokapay.ledger.campaign;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.GrantId;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.WalletCommand.GrantPoints;
import jp.nagaokapay.ledger.wallet.WalletCommand.TakeBackPoints;
import jp.nagaokapay.ledger.wallet.WalletEvent.PointsGranted;
import jp.nagaokapay.ledger.wallet.WalletEvent.PointsTakenBack;
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
    private final Map<GrantId, Points> free = new LinkedHashMap<>();
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
                        command.occasionId(),
                        LotId.of(command.grantId()),
                        command.points(),
                        command.expiresOn(),
                        command.restriction()));
        free.put(command.grantId(), command.points());
        return command.grantId();
    }

    /** Somebody spends points of any grant. */
    void spend(Random random) {
        if (!free.isEmpty()) {
            GrantId grant = List.copyOf(free.keySet()).get(random.nextInt(free.size()));
            free.computeIfPresent(
                    grant, (_, left) -> Points.of(random.nextLong(left.amount() + 1)));
        }
    }

    @CommandHandler
    GrantId takeBack(TakeBackPoints command) {
        Points left = free.getOrDefault(command.grantId(), Points.ZERO);
        Points taken = command.points().min(left);
        append(
                new PointsTakenBack(
                        command.walletId(),
                        command.at(),
                        command.grantId(),
                        command.source(),
                        command.occasionId(),
                        command.reference(),
                        LotId.of(command.grantId()),
                        taken,
                        command.points().minus(taken),
                        command.expiresOn()));
        free.put(command.grantId(), left.minus(taken));
        return command.grantId();
    }

    /** Everything but campaigns and participations goes into one long stream. */
    void append(LedgerEvent event) {
        if (log == null) {
            throw new IllegalStateException("no log yet");
        }
        log.publish(
                new GenericDomainEventMessage<>(
                        "anything", "anything", sequence.getAndIncrement(), event));
    }
}

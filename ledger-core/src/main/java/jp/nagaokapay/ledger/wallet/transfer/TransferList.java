package jp.nagaokapay.ledger.wallet.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.log.follow.ReadBarrier;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.OfferEnd;
import jp.nagaokapay.ledger.wallet.TransferCommand.EndOffer;
import jp.nagaokapay.ledger.wallet.TransferEvent;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferOfferEnded;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferOffered;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferReceived;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferReturned;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferSent;
import jp.nagaokapay.ledger.wallet.TransferId;
import jp.nagaokapay.ledger.wallet.TransferPurpose;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Table {@code transfer}: every transfer, newest first, with how it stands. What is asked shows all
 * that was acknowledged.
 */
@Component
@ProcessingGroup(TransferList.NAME)
public final class TransferList {
    /** The processor's name. */
    public static final String NAME = "transfers";

    /** The most transfers of a page. */
    public static final int PAGE_MAX = 200;

    private static final String BEGUN =
            """
            INSERT INTO transfer AS t (transfer_id, sender, receiver, purpose, amount, status,
                begun_at, expires_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (transfer_id) DO UPDATE SET status = excluded.status
            """;
    private static final String ENDED =
            "UPDATE transfer SET status = ?, ended_at = ? WHERE transfer_id = ?";

    private static final String SELECT =
            """
            SELECT transfer_id, sender, receiver, purpose, amount, status, begun_at, expires_at,
                ended_at
            FROM transfer
            """;

    private final ProjectionWrites writes;
    private final JdbcClient client;
    private final ReadBarrier barrier;

    TransferList(JdbcTemplate jdbc, ReadBarrier barrier) {
        this.barrier = barrier;
        writes = new ProjectionWrites(jdbc);
        client = JdbcClient.create(jdbc);
    }

    @EventHandler
    void on(TransferEvent event) {
        switch (event) {
            case TransferOffered e ->
                    begun(
                            e,
                            e.transferId(),
                            e.receiver(),
                            TransferPurpose.PERSON,
                            e.parts(),
                            Status.OFFERED,
                            e.expiresAt());
            case TransferSent e ->
                    begun(
                            e,
                            e.transferId(),
                            e.receiver(),
                            e.purpose(),
                            e.parts(),
                            Status.SENT,
                            null);
            case TransferReceived e -> ended(e.transferId(), Status.TAKEN, e.occurredAt());
            case TransferReturned e -> ended(e.transferId(), Status.RETURNED, e.occurredAt());
            case TransferOfferEnded e ->
                    ended(
                            e.transferId(),
                            switch (e.cause()) {
                                case UNDONE -> Status.UNDONE;
                                case REFUSED -> Status.REFUSED;
                                case EXPIRED -> Status.EXPIRED;
                            },
                            e.occurredAt());
        }
    }

    @ResetHandler
    void reset() {
        client.sql("TRUNCATE transfer").update();
    }

    /** How a transfer stands. */
    public Optional<Transfer> find(TransferId transferId) {
        barrier.awaitHead(NAME);
        return client.sql(SELECT + " WHERE transfer_id = ?")
                .param(transferId.value())
                .query(TransferList::row)
                .optional();
    }

    /**
     * What a wallet sent or was sent, newest first.
     *
     * @param before the last of the page before; null for the first page
     * @param limit how many, 1 to {@link #PAGE_MAX}; values outside are brought inside
     */
    public List<Transfer> of(WalletId walletId, @Nullable TransferId before, int limit) {
        String until = before == null ? "transfer;" : before.value();
        int size = Math.clamp(limit, 1, PAGE_MAX);
        barrier.awaitHead(NAME);
        return client.sql(
                        """
                        (%1$s WHERE sender = :wallet AND transfer_id < :until
                            ORDER BY transfer_id DESC LIMIT :size)
                        UNION ALL
                        (%1$s WHERE receiver = :wallet AND transfer_id < :until
                            ORDER BY transfer_id DESC LIMIT :size)
                        ORDER BY transfer_id DESC LIMIT :size
                        """
                                .formatted(SELECT))
                .param("wallet", walletId.value())
                .param("until", until)
                .param("size", size)
                .query(TransferList::row)
                .list();
    }

    /** What ends the offers whose time has passed at {@code now}. */
    List<EndOffer> due(Instant now, int limit) {
        return client.sql(
                        """
                        SELECT sender, transfer_id FROM transfer
                        WHERE status = 'OFFERED' AND expires_at <= ?
                        ORDER BY expires_at, transfer_id LIMIT ?
                        """)
                .params(SqlTime.utc(now), limit)
                .query((row, _) ->
                        new EndOffer(
                                new WalletId(row.getString("sender")),
                                new TransferId(row.getString("transfer_id")),
                                OfferEnd.EXPIRED))
                .list();
    }

    /** Those that left their sender and have not arrived, in the order of their ids. */
    List<TransferId> onTheirWay(String after, int limit) {
        return client.sql(
                        """
                        SELECT transfer_id FROM transfer
                        WHERE status = 'SENT' AND transfer_id > ? ORDER BY transfer_id LIMIT ?
                        """)
                .params(after, limit)
                .query((row, _) -> new TransferId(row.getString("transfer_id")))
                .list();
    }

    private void begun(
            TransferEvent e,
            TransferId transferId,
            WalletId receiver,
            TransferPurpose purpose,
            List<LotPart> parts,
            Status status,
            @Nullable Instant expiresAt) {
        writes.add(
                BEGUN,
                transferId.value(),
                e.walletId().value(),
                receiver.value(),
                purpose.name(),
                LotPart.total(parts).amount(),
                status.name(),
                e.occurredAt(),
                expiresAt);
    }

    private void ended(TransferId transferId, Status status, Instant at) {
        writes.add(ENDED, status.name(), at, transferId.value());
    }

    private static Transfer row(ResultSet row, int number) throws SQLException {
        return new Transfer(
                new TransferId(row.getString("transfer_id")),
                new WalletId(row.getString("sender")),
                new WalletId(row.getString("receiver")),
                TransferPurpose.valueOf(row.getString("purpose")),
                Yen.of(row.getLong("amount")),
                Status.valueOf(row.getString("status")),
                Objects.requireNonNull(instant(row, "begun_at")),
                instant(row, "expires_at"),
                instant(row, "ended_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /**
     * A transfer as it stands.
     *
     * @param begunAt when it was offered, or sent at once
     * @param expiresAt when its offer ends by itself; null when it was sent at once
     * @param endedAt null while it is open
     */
    public record Transfer(
            TransferId transferId,
            WalletId sender,
            WalletId receiver,
            TransferPurpose purpose,
            Yen amount,
            Status status,
            Instant begunAt,
            @Nullable Instant expiresAt,
            @Nullable Instant endedAt) {}

    public enum Status {
        OFFERED,
        /** Gone from the sender, and not yet arrived. */
        SENT,
        /** With the receiver. */
        TAKEN,
        /** Back with the sender, since the receiver's wallet did not take it. */
        RETURNED,
        /** Taken back by the sender before it was taken. */
        UNDONE,
        REFUSED,
        EXPIRED
    }
}

package jp.nagaokapay.ledger.card;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.ledger.wallet.HolderRef;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code card}: which cards there are, and what becomes of them. */
@Component
class CardTable {
    static final int PIN_TRIES = 5;

    private static final String SELECT = "SELECT * FROM card ";

    private final JdbcClient jdbc;

    CardTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Card> find(CardNumber number) {
        return one(SELECT + "WHERE number = ?", number.value());
    }

    /** Holds up others who would change it until the transaction ends. */
    Optional<Card> lock(CardNumber number) {
        return one(SELECT + "WHERE number = ? FOR UPDATE", number.value());
    }

    Optional<Card> byCode(String digits) {
        return one(SELECT + "WHERE code_digest = ?", CardCode.digest(digits));
    }

    /** The wallets of cards, of those that there are. */
    Map<CardNumber, WalletId> walletsOf(Collection<CardNumber> numbers) {
        Map<CardNumber, WalletId> wallets = new HashMap<>();
        jdbc.sql("SELECT number, wallet_id FROM card WHERE number = ANY(?)")
                .param(numbers.stream().map(CardNumber::value).toArray(String[]::new))
                .query(row -> {
                    wallets.put(new CardNumber(row.getString(1)), new WalletId(row.getString(2)));
                });
        return wallets;
    }

    Optional<Card> ofWallet(WalletId walletId) {
        return one(SELECT + "WHERE wallet_id = ?", walletId.value());
    }

    private Optional<Card> one(String sql, String value) {
        return jdbc.sql(sql).param(value).query(CardTable::card).optional();
    }

    /** From now on its code is printed no more. */
    void activate(CardNumber number, String pinHash, String activationKey) {
        jdbc.sql(
                        """
                        UPDATE card
                           SET state = 'ACTIVE', pin_hash = ?, activation_key = ?, secret = NULL
                         WHERE number = ? AND state = 'PRINTED'
                        """)
                .params(pinHash, activationKey, number.value())
                .update();
    }

    void block(CardNumber number) {
        jdbc.sql(
                        """
                        UPDATE card SET state = 'BLOCKED', secret = NULL
                         WHERE number = ? AND state IN ('PRINTED', 'ACTIVE')
                        """)
                .param(number.value())
                .update();
    }

    /** Takes one of the tries that are left, before the PIN is looked at; empty when none is. */
    Optional<PinTry> tryPin(CardNumber number) {
        return jdbc.sql(
                        """
                        UPDATE card SET pin_tries = pin_tries + 1
                         WHERE number = ? AND state = 'ACTIVE' AND pin_tries < ?
                        RETURNING pin_hash, pin_tries
                        """)
                .params(number.value(), PIN_TRIES)
                .query((row, _) ->
                        new PinTry(row.getString("pin_hash"), PIN_TRIES - row.getInt("pin_tries")))
                .optional();
    }

    void pinWasRight(CardNumber number) {
        jdbc.sql("UPDATE card SET pin_tries = 0 WHERE number = ?").param(number.value()).update();
    }

    /**
     * Its value goes to another wallet, from now on and at once.
     *
     * @param successor the other card; null when it is no card's wallet
     */
    void moves(
            CardNumber number,
            WalletId to,
            @Nullable CardNumber successor,
            String moveKey,
            Instant now) {
        jdbc.sql(
                        """
                        UPDATE card
                           SET state = ?, successor = ?, moves_to = ?, move_key = ?, move_after = ?,
                               secret = NULL
                         WHERE number = ?
                        """)
                .param((successor == null ? CardState.TAKEN_OVER : CardState.REPLACED).name())
                .param(successor == null ? null : successor.value())
                .param(to.value())
                .param(moveKey)
                .param(SqlTime.utc(now))
                .param(number.value())
                .update();
    }

    /** Cards whose wallets may have something to move at {@code now}. */
    List<Due> due(Instant now, int limit) {
        return jdbc.sql(
                        SELECT
                                + """
                                WHERE move_after <= ? ORDER BY move_after LIMIT ?
                                """)
                .params(SqlTime.utc(now), limit)
                .query((row, number) -> new Due(card(row, number), row.getString("move_after")))
                .list();
    }

    /** Nothing is to be moved any more, unless something has arrived since. */
    void moved(Due due) {
        jdbc.sql(
                        """
                        UPDATE card SET move_after = NULL
                         WHERE number = ? AND move_after = ?::timestamptz
                        """)
                .params(due.card().number().value(), due.moveAfter())
                .update();
    }

    void moveLater(CardNumber number, Instant after) {
        jdbc.sql("UPDATE card SET move_after = ? WHERE number = ?")
                .params(SqlTime.utc(after), number.value())
                .update();
    }

    private static Card card(ResultSet row, int number) throws SQLException {
        String successor = row.getString("successor");
        String movesTo = row.getString("moves_to");
        return new Card(
                new CardNumber(row.getString("number")),
                new WalletId(row.getString("wallet_id")),
                new HolderRef(row.getString("holder")),
                CardState.valueOf(row.getString("state")),
                row.getInt("pin_tries") >= PIN_TRIES,
                row.getString("activation_key"),
                successor == null ? null : new CardNumber(successor),
                movesTo == null ? null : new WalletId(movesTo),
                row.getString("move_key"));
    }

    /**
     * @param left how many more there are if this one is wrong
     */
    record PinTry(String pinHash, int left) {}

    /**
     * @param moveAfter as the database writes it, to the microsecond
     */
    record Due(Card card, String moveAfter) {}
}

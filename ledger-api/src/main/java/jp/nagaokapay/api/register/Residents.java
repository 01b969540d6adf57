package jp.nagaokapay.api.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.api.message.MessagePort;
import jp.nagaokapay.api.message.MessageWay;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.ledger.wallet.WalletCommand.CloseWallet;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletRule;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The register of residents: to find them, to follow their moves, to forget them. */
@Component
public class Residents {
    private static final String COLUMNS =
            """
            SELECT resident_id, phone, display_name, postal_code, password, corporate, wallet_id,
                   ledger_told, email, notices_by, notice_each_payment, notice_expiry,
                   coalesce(signed_in_at, registered_at) AS last_seen_at
              FROM resident
             WHERE erased_at IS NULL
            """;

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final WalletProvisioning provisioning;
    private final MessagePort messages;
    private final SentCodes codes;
    private final Clock clock;
    private final ApplicationEventPublisher announce;
    private final TransactionTemplate transaction;

    Residents(
            JdbcClient jdbc,
            Ledger ledger,
            WalletProvisioning provisioning,
            MessagePort messages,
            SentCodes codes,
            Clock clock,
            ApplicationEventPublisher announce,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.provisioning = provisioning;
        this.messages = messages;
        this.codes = codes;
        this.clock = clock;
        this.announce = announce;
        this.transaction = transaction;
    }

    /**
     * @param condition of one value
     */
    List<Resident> where(String condition, String value) {
        return jdbc.sql(COLUMNS + " AND (" + condition + ") ORDER BY registered_at")
                .param("value", value)
                .query(Residents::row)
                .list();
    }

    public Optional<Resident> find(ResidentId residentId) {
        return jdbc.sql(COLUMNS + " AND resident_id = ?")
                .param(residentId.value())
                .query(Residents::row)
                .optional();
    }

    /** The same; throws {@link Refused} {@code PERSON_NOT_FOUND} where there is nobody. */
    public Resident require(ResidentId residentId) {
        return find(residentId).orElseThrow(() -> new Refused(RegisterRule.RESIDENT_IS_KNOWN));
    }

    /** Whose wallet it is; empty once they are erased. */
    public Optional<Resident> holderOf(WalletId walletId) {
        return jdbc.sql(COLUMNS + " AND wallet_id = ?")
                .param(walletId.value())
                .query(Residents::row)
                .optional();
    }

    /** The same; throws {@link Refused} {@code PERSON_NOT_FOUND} where the register has nobody. */
    public Resident requireHolderOf(WalletId walletId) {
        return holderOf(walletId).orElseThrow(() -> new Refused(RegisterRule.RESIDENT_IS_KNOWN));
    }

    /** As {@link #holderOf}, whom nobody changes or erases before the transaction ends. */
    public Optional<Resident> lockHolderOf(WalletId walletId) {
        return jdbc.sql(COLUMNS + " AND wallet_id = ? FOR SHARE")
                .param(walletId.value())
                .query(Residents::row)
                .optional();
    }

    /** Who signs in as {@code username}: a phone number however written, or a resident id. */
    public Optional<Resident> findByUsername(String username) {
        String phone = PhoneNumbers.e164(username).orElse(username);
        return jdbc.sql(COLUMNS + " AND (phone = ? OR resident_id = ?)")
                .param(phone)
                .param(username)
                .query(Residents::row)
                .optional();
    }

    /**
     * The wallet of a resident, known to the ledger; empty when the register has no such resident.
     * Makes up for a crash between register and ledger.
     */
    public Optional<WalletId> walletOf(ResidentId residentId) {
        return find(residentId).map(this::toldToTheLedger).map(Resident::walletId);
    }

    /**
     * Adds somebody who proved their phone, and opens their wallet. Done before under this id, it
     * only makes sure of the wallet. Throws {@link Refused} {@code PHONE_IS_NEW} when another
     * resident has the phone.
     *
     * @param resident with its password encoded; the phone is taken as it is
     */
    public Resident enrol(ResidentId residentId, WalletId walletId, NewResident resident) {
        jdbc.sql(
                        """
                        INSERT INTO resident (resident_id, phone, display_name, postal_code,
                                              password, corporate, wallet_id, registered_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """)
                .param(residentId.value())
                .param(resident.phone())
                .param(resident.displayName())
                .param(resident.postalCode())
                .param(resident.password())
                .param(resident.corporate())
                .param(walletId.value())
                .param(SqlTime.utc(clock.instant()))
                .update();
        return find(residentId)
                .map(this::toldToTheLedger)
                .orElseThrow(() -> new Refused(RegisterRule.PHONE_IS_NEW));
    }

    /**
     * Gives somebody a new password, unless another change was first; whether they have it is the
     * answer.
     *
     * @param password encoded, as the one before
     */
    public boolean changePassword(ResidentId residentId, String before, String password) {
        return jdbc.sql(
                                """
                                UPDATE resident SET password = ?
                                 WHERE resident_id = ? AND password = ? AND erased_at IS NULL
                                """)
                        .param(password)
                        .param(residentId.value())
                        .param(before)
                        .update()
                > 0;
    }

    /** Somebody signed in a moment ago. */
    public void noteSignIn(ResidentId residentId) {
        jdbc.sql("UPDATE resident SET signed_in_at = ? WHERE resident_id = ?")
                .params(SqlTime.utc(clock.instant()), residentId.value())
                .update();
    }

    /** Somebody is called otherwise; whether they exist is the answer. */
    public boolean changeName(ResidentId residentId, String displayName) {
        return jdbc.sql(
                                """
                                UPDATE resident SET display_name = ?
                                 WHERE resident_id = ? AND erased_at IS NULL
                                """)
                        .params(displayName, residentId.value())
                        .update()
                > 0;
    }

    /** Somebody moved. {@code postalCode} in seven digits; whether they exist is the answer. */
    public boolean changePostalCode(ResidentId residentId, String postalCode) {
        int moved =
                jdbc.sql(
                                """
                                UPDATE resident SET postal_code = ?, ledger_told = false
                                 WHERE resident_id = ? AND erased_at IS NULL
                                """)
                        .param(postalCode)
                        .param(residentId.value())
                        .update();
        find(residentId).ifPresent(this::toldToTheLedger);
        return moved > 0;
    }

    /**
     * Forgets a person for good: closes the wallet (what is in it lapses), then empties the
     * register. Throws {@link Refused} while the wallet has open items. Erasing twice is harmless.
     */
    public void erase(ResidentId residentId) {
        Optional<Resident> resident = find(residentId);
        if (resident.isEmpty()) {
            return;
        }
        toldToTheLedger(resident.get());
        close(resident.get().walletId());
        // All or nothing: whoever keeps anything of theirs must not miss it.
        transaction.executeWithoutResult(_ -> {
            empty(resident.get());
            announce.publishEvent(new ResidentErased(residentId));
        });
    }

    private void empty(Resident resident) {
        // Their own too that they made with a phone which they have no more.
        jdbc.sql(
                        """
                        DELETE FROM sign_up WHERE phone = ? OR resident_id = ?
                        RETURNING sign_up_id
                        """)
                .param(resident.phone())
                .param(resident.residentId().value())
                .query(String.class)
                .list()
                .forEach(messages::forget);
        messages.forget(resident.residentId().value());
        codes.forget(resident.residentId());
        jdbc.sql(
                        """
                        UPDATE resident SET phone = NULL, former_phone = NULL, display_name = NULL,
                                            postal_code = NULL, password = NULL, email = NULL,
                                            erased_at = ?
                         WHERE resident_id = ?
                        """)
                .param(SqlTime.utc(clock.instant()))
                .param(resident.residentId().value())
                .update();
    }

    /** Whom the ledger has not heard of yet, oldest first. */
    List<Resident> unprovisioned(int limit) {
        return jdbc.sql(COLUMNS + " AND NOT ledger_told ORDER BY registered_at LIMIT ?")
                .param(limit)
                .query(Residents::row)
                .list();
    }

    /** Tells the ledger of a wallet and where its holder lives, until what it was told is so. */
    void provision(Resident resident) {
        Optional<Resident> known = Optional.of(resident);
        while (known.isPresent() && !provisioning.provision(known.get())) {
            known = find(resident.residentId());
        }
    }

    private Resident toldToTheLedger(Resident resident) {
        if (!resident.ledgerTold()) {
            provision(resident);
        }
        return resident;
    }

    private void close(WalletId walletId) {
        try {
            ledger.send(new CloseWallet(walletId));
        } catch (Refused refused) {
            if (refused.rule() != WalletRule.WALLET_IS_OPEN) {
                throw refused;
            }
        }
    }

    private static Resident row(ResultSet row, int number) throws SQLException {
        return new Resident(
                new ResidentId(row.getString("resident_id")),
                row.getString("phone"),
                row.getString("display_name"),
                row.getString("postal_code"),
                row.getString("password"),
                row.getBoolean("corporate"),
                new WalletId(row.getString("wallet_id")),
                row.getBoolean("ledger_told"),
                row.getString("email"),
                new NoticeChoice(
                        row.getBoolean("notice_each_payment"),
                        row.getBoolean("notice_expiry"),
                        MessageWay.valueOf(row.getString("notices_by"))),
                row.getObject("last_seen_at", OffsetDateTime.class).toInstant());
    }
}

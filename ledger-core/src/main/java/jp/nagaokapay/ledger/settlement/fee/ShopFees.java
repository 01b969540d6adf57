package jp.nagaokapay.ledger.settlement.fee;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.settlement.SettlementRule;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.lock.AdvisoryLock;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Table {@code settlement_fee}. Nothing in it is ever changed or deleted. */
@Component
public class ShopFees {
    /** How many entries there may be. */
    public static final int ENTRIES_MAX = 1_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ShopFees(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** All entries, the newest first. */
    public List<ShopFee> list() {
        return jdbc.sql("SELECT * FROM settlement_fee ORDER BY version DESC")
                .query(ShopFees::fee)
                .list();
    }

    /** What holds for a period that begins on a day. */
    public FeeSchedule forPeriodFrom(LocalDate from) {
        return new FeeSchedule(list().stream().filter(fee -> !fee.from().isAfter(from)).toList());
    }

    /**
     * Enters a fee. The same as the newest for these shops and this date changes nothing, so a
     * request may be sent again. Refused with {@code FEE_DATE_PASSED} unless the date is to come,
     * and with {@code TOO_MANY_FEES}.
     */
    public ShopFee enter(
            LocalDate from,
            @Nullable ShopClass shopClass,
            @Nullable String category,
            int feeBasisPoints,
            String who) {
        Instant now = clock.instant();
        SettlementRule.FEE_IS_AHEAD.require(from.isAfter(BusinessDate.of(now)));
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    AdvisoryLock.SETTLEMENT_FEES.lock(jdbc, "");
                    List<ShopFee> all = list();
                    ShopFee next =
                            new ShopFee(
                                    all.size() + 1,
                                    from,
                                    shopClass,
                                    category,
                                    feeBasisPoints,
                                    who,
                                    now);
                    ShopFee newest = newestLike(next, all);
                    if (newest != null && newest.feeBasisPoints() == feeBasisPoints) {
                        return newest;
                    }
                    SettlementRule.WITHIN_FEES.require(
                            all.size() < ENTRIES_MAX, Map.of("most", ENTRIES_MAX));
                    add(next);
                    return next;
                }));
    }

    private static @Nullable ShopFee newestLike(ShopFee one, List<ShopFee> newestFirst) {
        return newestFirst.stream()
                .filter(fee -> fee.from().equals(one.from()))
                .filter(fee -> fee.shopClass() == one.shopClass())
                .filter(fee -> Objects.equals(fee.category(), one.category()))
                .findFirst()
                .orElse(null);
    }

    private void add(ShopFee fee) {
        ShopClass shopClass = fee.shopClass();
        jdbc.sql(
                        """
                        INSERT INTO settlement_fee (version, from_date, shop_class, category,
                            fee_basis_points, set_by, set_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(fee.version())
                .param(Date.valueOf(fee.from()))
                .param(shopClass == null ? null : shopClass.name())
                .param(fee.category())
                .param(fee.feeBasisPoints())
                .param(fee.setBy())
                .param(SqlTime.utc(fee.setAt()))
                .update();
    }

    private static ShopFee fee(ResultSet row, int number) throws SQLException {
        String shopClass = row.getString("shop_class");
        return new ShopFee(
                row.getInt("version"),
                row.getObject("from_date", LocalDate.class),
                shopClass == null ? null : ShopClass.valueOf(shopClass),
                row.getString("category"),
                row.getInt("fee_basis_points"),
                row.getString("set_by"),
                row.getObject("set_at", OffsetDateTime.class).toInstant());
    }
}

package jp.nagaokapay.api.counter;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import jp.nagaokapay.api.approval.Approval;
import jp.nagaokapay.api.approval.ApprovalKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A second person confirms that a clerk's cash differs by more than {@code
 * nagaokapay.counter.difference-alone}; rejected, what was in the cash-up is counted again.
 */
@Component
class CashDifference implements ApprovalKind {
    static final String NAME = "CASH_DIFFERENCE";
    private static final String CLERK = "clerk";
    private static final String DATE = "date";

    private final CashUpTable table;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    CashDifference(CashUpTable table, JdbcClient jdbc, TransactionTemplate transaction) {
        this.table = table;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    static Map<String, String> detail(CashUp cashUp) {
        return Map.of(
                CLERK,
                cashUp.clerk(),
                DATE,
                cashUp.date().toString(),
                "booked",
                Long.toString(cashUp.booked()),
                "counted",
                Long.toString(cashUp.counted()),
                "difference",
                Long.toString(cashUp.difference()),
                "reason",
                Objects.requireNonNull(cashUp.reason()));
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Cash that differs stays to be explained, however long it takes. */
    @Override
    public boolean expires() {
        return false;
    }

    @Override
    public void carryOut(Approval approval) {
        table.confirm(cashUp(approval), Objects.requireNonNull(approval.decidedBy()));
    }

    @Override
    public void drop(Approval approval) {
        transaction.executeWithoutResult(_ -> {
            ClerksDay.lock(jdbc, detail(approval, CLERK), LocalDate.parse(detail(approval, DATE)));
            table.reject(cashUp(approval));
        });
    }

    private static String detail(Approval approval, String name) {
        return Objects.requireNonNull(approval.detail().get(name));
    }

    private static CashUpId cashUp(Approval approval) {
        return new CashUpId(approval.subjectId());
    }
}

package jp.nagaokapay.gateway.payment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.gateway.ledger.GatewayPayment;
import jp.nagaokapay.gateway.ledger.LedgerClient;
import jp.nagaokapay.gateway.ledger.PaymentDay;
import jp.nagaokapay.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A shop's payments over several days, day by day as the ledger lists them. */
@Component
class ShopPeriod {
    /** Days of a period, the first and the last one included. */
    static final int DAYS_MAX = 92;

    private static final int PAGE = 500;

    private final LedgerClient ledger;

    ShopPeriod(LedgerClient ledger) {
        this.ledger = ledger;
    }

    /** 400 for a period that is turned around or longer than {@link #DAYS_MAX}. */
    static void require(LocalDate from, LocalDate to) {
        if (to.isBefore(from) || !to.isBefore(from.plusDays(DAYS_MAX))) {
            throw ProblemException.invalid("to", "PERIOD");
        }
    }

    /**
     * At most {@code limit} payments from a place on.
     *
     * @param after where in the first day, as {@link Page#next} says; null for its beginning
     */
    Page page(String merchantId, LocalDate from, LocalDate to, @Nullable Long after, int limit) {
        List<GatewayPayment> payments = new ArrayList<>();
        Long next = after;
        for (LocalDate date = from; !date.isAfter(to); date = date.plusDays(1)) {
            if (payments.size() == limit) {
                return new Page(payments, date, null);
            }
            PaymentDay day = ledger.dayOfShop(merchantId, date, next, limit - payments.size());
            payments.addAll(day.payments());
            next = day.next();
            if (next != null) {
                return new Page(payments, date, next);
            }
        }
        return new Page(payments, null, null);
    }

    /** All of them. */
    List<Dated> all(String merchantId, LocalDate from, LocalDate to) {
        List<Dated> all = new ArrayList<>();
        for (LocalDate date = from; !date.isAfter(to); date = date.plusDays(1)) {
            Long next = null;
            do {
                PaymentDay day = ledger.dayOfShop(merchantId, date, next, PAGE);
                for (GatewayPayment payment : day.payments()) {
                    all.add(new Dated(date, payment));
                }
                next = day.next();
            } while (next != null);
        }
        return all;
    }

    /**
     * @param nextFrom the day in which the next page begins; null on the last page
     * @param next where in that day; null for its beginning
     */
    record Page(List<GatewayPayment> payments, @Nullable LocalDate nextFrom, @Nullable Long next) {}

    /** A payment of a business date. */
    record Dated(LocalDate date, GatewayPayment payment) {}
}

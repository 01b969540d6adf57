package jp.nagaokapay.api.finance;

import static jp.nagaokapay.api.finance.FiscalYears.YEAR_MAX;
import static jp.nagaokapay.api.finance.FiscalYears.YEAR_MIN;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import jp.nagaokapay.ledger.kpi.Breakdowns;
import jp.nagaokapay.ledger.kpi.Breakdowns.Activity;
import jp.nagaokapay.ledger.kpi.Breakdowns.Age;
import jp.nagaokapay.ledger.kpi.Breakdowns.Flow;
import jp.nagaokapay.ledger.kpi.Breakdowns.HolderSlice;
import jp.nagaokapay.ledger.kpi.Breakdowns.LastUse;
import jp.nagaokapay.ledger.kpi.Breakdowns.ShopSlice;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The city's figures cut in slices. */
@RestController
@RequestMapping("/finance/v1/kpis")
class KpiBreakdownController {
    private final Breakdowns breakdowns;
    private final FiscalYears years;

    KpiBreakdownController(Breakdowns breakdowns, FiscalYears years) {
        this.breakdowns = breakdowns;
        this.years = years;
    }

    @GetMapping("/breakdown")
    BreakdownBody getKpiBreakdown(
            @RequestParam(required = false) @Min(YEAR_MIN) @Max(YEAR_MAX) @Nullable Integer fiscalYear,
            @RequestParam(required = false) @Nullable YearMonth month,
            @RequestParam BreakdownBy by) {
        FiscalYear year = years.of(fiscalYear, month);
        List<SliceBody> slices =
                by == BreakdownBy.RESIDENCY
                        ? breakdowns.byHolder(year, month).stream().map(SliceBody::of).toList()
                        : breakdowns.byShop(year, month, by.dimension()).stream()
                                .map(slice -> SliceBody.of(by, slice))
                                .toList();
        return new BreakdownBody(
                year.year(), year.era(), month == null ? null : month.toString(), by, slices);
    }

    @GetMapping("/activity")
    WalletActivityBody getWalletActivity() {
        return WalletActivityBody.of(breakdowns.activity());
    }

    record BreakdownBody(
            int fiscalYear,
            String era,
            @Nullable String month,
            BreakdownBy by,
            List<SliceBody> slices) {}

    /**
     * Amounts are whole yen.
     *
     * @param key the district or category as registered, or a constant
     * @param usageTotal captured less refunded, paid value and points
     * @param shopsWithPayment only for slices of shops, as participatingShops
     * @param charges only for slices of holders, as totalCharged and users
     */
    record SliceBody(
            String key,
            String label,
            long paymentCount,
            long refundCount,
            long captured,
            long refunded,
            long usageTotal,
            long usagePaid,
            long usagePoints,
            @Nullable Long shopsWithPayment,
            @Nullable Long participatingShops,
            @Nullable Long charges,
            @Nullable Long totalCharged,
            @Nullable Long users) {

        static SliceBody of(BreakdownBy by, ShopSlice slice) {
            Flow flow = slice.flow();
            return of(
                    by,
                    slice.key(),
                    flow,
                    slice.shopsWithPayment(),
                    slice.participatingShops(),
                    null,
                    null,
                    null);
        }

        static SliceBody of(HolderSlice slice) {
            return of(
                    BreakdownBy.RESIDENCY,
                    slice.group().name(),
                    slice.flow(),
                    null,
                    null,
                    slice.charges(),
                    slice.totalCharged(),
                    slice.users());
        }

        private static SliceBody of(
                BreakdownBy by,
                String key,
                Flow flow,
                @Nullable Long shopsWithPayment,
                @Nullable Long participatingShops,
                @Nullable Long charges,
                @Nullable Long totalCharged,
                @Nullable Long users) {
            return new SliceBody(
                    key,
                    by.label(key),
                    flow.payments(),
                    flow.refunds(),
                    flow.captured(),
                    flow.refunded(),
                    flow.usageTotal(),
                    flow.paid(),
                    flow.points(),
                    shopsWithPayment,
                    participatingShops,
                    charges,
                    totalCharged,
                    users);
        }
    }

    record WalletActivityBody(LocalDate asOf, long wallets, List<AgeBody> ages) {
        static WalletActivityBody of(Activity activity) {
            return new WalletActivityBody(
                    activity.asOf(),
                    activity.wallets(),
                    activity.ages().stream().map(AgeBody::of).toList());
        }
    }

    /**
     * @param lastUse without the ages before it: each wallet is counted once
     */
    record AgeBody(
            LastUse lastUse,
            long wallets,
            long residents,
            long nonResidents,
            long corporate,
            long unknown) {

        static AgeBody of(Age age) {
            return new AgeBody(
                    age.lastUse(),
                    age.wallets(),
                    age.residents(),
                    age.nonResidents(),
                    age.corporate(),
                    age.unknown());
        }
    }
}

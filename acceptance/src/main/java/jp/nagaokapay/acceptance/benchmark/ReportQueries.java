package jp.nagaokapay.acceptance.benchmark;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.nagaokapay.api.app.LedgerProcess;
import jp.nagaokapay.ledger.journal.Account;
import jp.nagaokapay.ledger.journal.Journal;
import jp.nagaokapay.ledger.journal.Journal.Cursor;
import jp.nagaokapay.ledger.journal.Journal.Days;
import jp.nagaokapay.ledger.journal.Journal.Selection;
import jp.nagaokapay.ledger.kpi.Breakdowns;
import jp.nagaokapay.ledger.kpi.Breakdowns.ShopDimension;
import jp.nagaokapay.ledger.kpi.Kpis;
import jp.nagaokapay.ledger.settlement.MerchantPayables;
import jp.nagaokapay.ledger.settlement.SettlementMovements;
import jp.nagaokapay.ledger.settlement.Settlements;
import jp.nagaokapay.ledger.settlement.closing.ClosingList;
import jp.nagaokapay.ledger.settlement.closing.ClosingList.ClosingView;
import jp.nagaokapay.ledger.statutory.StatutoryReports;

/** The queries of the finance office that are measured; a new report gets a line here. */
final class ReportQueries {
    private static final int PAGE = 100;
    private static final String SHOPS = "merchant-payable";

    private ReportQueries() {}

    static List<ReportQuery> of(LedgerProcess ledger, LedgerSpan span) {
        List<ReportQuery> all = new ArrayList<>();
        all.addAll(kpis(ledger.get(Kpis.class), span));
        all.addAll(slices(ledger.get(Breakdowns.class), span));
        all.addAll(journal(ledger.get(Journal.class), span));
        all.addAll(statutory(ledger.get(StatutoryReports.class)));
        all.addAll(settlement(ledger));
        return all;
    }

    private static List<ReportQuery> kpis(Kpis kpis, LedgerSpan span) {
        return List.of(
                new ReportQuery(
                        "KPIs of a fiscal year",
                        () -> kpis.fiscalYear(span.lastYear()),
                        () -> kpis.fiscalYear(span.firstYear())),
                new ReportQuery(
                        "KPIs by month",
                        () -> kpis.monthly(span.lastYear()),
                        () -> kpis.monthly(span.firstYear())));
    }

    private static List<ReportQuery> slices(Breakdowns kpis, LedgerSpan span) {
        return List.of(
                new ReportQuery(
                        "KPIs by district",
                        () -> kpis.byShop(span.lastYear(), null, ShopDimension.DISTRICT),
                        () -> kpis.byShop(span.firstYear(), null, ShopDimension.DISTRICT)),
                new ReportQuery(
                        "KPIs by residency",
                        () -> kpis.byHolder(span.lastYear(), null),
                        () -> kpis.byHolder(span.firstYear(), null)),
                new ReportQuery("age of the last use", kpis::activity, kpis::activity));
    }

    /** None before the first period is closed. */
    private static List<ReportQuery> settlement(LedgerProcess ledger) {
        Settlements settlements = ledger.get(Settlements.class);
        SettlementMovements movements = ledger.get(SettlementMovements.class);
        MerchantPayables payables = ledger.get(MerchantPayables.class);
        List<ClosingView> closings = ledger.get(ClosingList.class).latest(Settlements.PAGE_MAX);
        return closings.isEmpty()
                ? List.of()
                : List.of(
                        new ReportQuery(
                                "settlements of a period",
                                () -> settlements.list(of(closings.getFirst()), null, PAGE),
                                () -> settlements.list(of(closings.getLast()), null, PAGE)),
                        new ReportQuery(
                                "transfers of a payout",
                                () -> settlements.transfers(closings.getFirst().payoutDate()),
                                () -> settlements.transfers(closings.getLast().payoutDate())),
                        new ReportQuery(
                                "a shop's statement",
                                () -> statement(settlements, movements, closings.getFirst()),
                                () -> statement(settlements, movements, closings.getLast())),
                        new ReportQuery("paid against owed", payables::list, payables::list));
    }

    private static Settlements.Filter of(ClosingView closing) {
        return new Settlements.Filter(closing.through(), null, null);
    }

    private static Object statement(
            Settlements settlements, SettlementMovements movements, ClosingView closing) {
        return settlements.list(of(closing), null, 1).settlements().stream()
                .map(found -> movements.of(found.settlementId()))
                .toList();
    }

    private static List<ReportQuery> journal(Journal journal, LedgerSpan span) {
        List<ReportQuery> questions = new ArrayList<>();
        questions.add(
                new ReportQuery(
                        "trial balance of everything",
                        () -> journal.trialBalance(null),
                        () -> journal.trialBalance(span.early())));
        questions.add(
                new ReportQuery(
                        "trial balance at an instant",
                        () -> journal.trialBalance(span.last()),
                        () -> journal.trialBalance(span.early())));
        questions.add(
                new ReportQuery(
                        "outstanding value at a base date",
                        () -> journal.outstanding(span.lastDate()),
                        () -> journal.outstanding(span.earlyDate())));
        questions.add(page(journal, span));
        questions.add(
                new ReportQuery(
                        "accounts of the shops, with a month's turnover",
                        () -> journal.accounts(SHOPS, month(span.lastDate()), null, PAGE),
                        () -> journal.accounts(SHOPS, month(span.earlyDate()), null, PAGE)));
        questions.add(
                new ReportQuery(
                        "postings of all wallets in a month",
                        () -> journal.select(wallets(span.lastDate()), null, PAGE),
                        () -> journal.select(wallets(span.earlyDate()), null, PAGE)));
        accounts(journal)
                .forEach((kind, account) -> {
                    questions.add(
                            new ReportQuery(
                                    "balance of " + kind,
                                    () -> journal.balance(account, span.last()),
                                    () -> journal.balance(account, span.early())));
                    questions.add(
                            new ReportQuery(
                                    "postings of " + kind + " in a month",
                                    () -> journal.select(of(account, span.lastDate()), null, PAGE),
                                    () ->
                                            journal.select(
                                                    of(account, span.earlyDate()), null, PAGE)));
                });
        return questions;
    }

    /** None before the first base date is over. */
    private static List<ReportQuery> statutory(StatutoryReports reports) {
        List<LocalDate> dates = reports.baseDates();
        return dates.isEmpty()
                ? List.of()
                : List.of(
                        new ReportQuery(
                                "statutory report of a base date",
                                () -> reports.of(dates.getFirst()),
                                () -> reports.of(dates.getLast())));
    }

    private static Days month(LocalDate end) {
        return new Days(end.minusMonths(1), end);
    }

    private static Selection wallets(LocalDate end) {
        return new Selection(null, "wallet:paid", month(end));
    }

    private static Selection of(Account account, LocalDate end) {
        return new Selection(account, null, month(end));
    }

    private static ReportQuery page(Journal journal, LedgerSpan span) {
        Cursor nearTheEnd = new Cursor(Math.max(0, span.lastPosition() - PAGE), 0);
        return new ReportQuery(
                "postings, a page",
                () -> journal.entries(null, nearTheEnd, PAGE),
                () -> journal.entries(null, null, PAGE));
    }

    /**
     * The first account of each kind that the books have, by kind: a busy one has an early start.
     */
    private static Map<String, Account> accounts(Journal journal) {
        Map<String, Account> first = new LinkedHashMap<>();
        Cursor after = null;
        for (int page = 0; page < 10; page++) {
            Journal.Page entries = journal.entries(null, after, Journal.PAGE_MAX);
            entries.entries().stream()
                    .flatMap(entry -> Stream.of(entry.posting().debit(), entry.posting().credit()))
                    .forEach(account -> first.putIfAbsent(kind(account), account));
            after = entries.next();
            if (after == null) {
                break;
            }
        }
        return first;
    }

    private static String kind(Account account) {
        String group = account.group();
        int colon = group.indexOf(':');
        return colon < 0 ? group : group.substring(0, colon);
    }
}

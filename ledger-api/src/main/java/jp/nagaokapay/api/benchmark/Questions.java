package jp.nagaokapay.api.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.nagaokapay.api.standalone.LedgerProcess;
import jp.nagaokapay.ledger.journal.Account;
import jp.nagaokapay.ledger.journal.Journal;
import jp.nagaokapay.ledger.journal.Journal.Cursor;
import jp.nagaokapay.ledger.kpi.Kpis;
import org.jspecify.annotations.Nullable;

/** What those who keep the books ask. A report that is new is a line here. */
final class Questions {
    private static final int PAGE = 100;

    private Questions() {}

    static List<Question> of(LedgerProcess ledger, Span span) {
        List<Question> all = new ArrayList<>();
        all.addAll(kpis(ledger.get(Kpis.class), span));
        all.addAll(journal(ledger.get(Journal.class), span));
        return all;
    }

    private static List<Question> kpis(Kpis kpis, Span span) {
        return List.of(
                new Question(
                        "KPIs of a fiscal year",
                        () -> kpis.fiscalYear(span.lastYear()),
                        () -> kpis.fiscalYear(span.firstYear())),
                new Question(
                        "KPIs by month",
                        () -> kpis.monthly(span.lastYear()),
                        () -> kpis.monthly(span.firstYear())));
    }

    private static List<Question> journal(Journal journal, Span span) {
        List<Question> questions = new ArrayList<>();
        questions.add(
                new Question(
                        "trial balance of everything",
                        () -> journal.trialBalance(null),
                        () -> journal.trialBalance(span.early())));
        questions.add(
                new Question(
                        "trial balance at an instant",
                        () -> journal.trialBalance(span.last()),
                        () -> journal.trialBalance(span.early())));
        questions.add(
                new Question(
                        "outstanding value at a base date",
                        () -> journal.outstanding(span.lastDate()),
                        () -> journal.outstanding(span.earlyDate())));
        questions.add(page("postings, a page", journal, null, span));
        accounts(journal)
                .forEach((kind, account) -> {
                    questions.add(
                            new Question(
                                    "balance of " + kind,
                                    () -> journal.balance(account, span.last()),
                                    () -> journal.balance(account, span.early())));
                    questions.add(page("postings of " + kind, journal, account, span));
                });
        return questions;
    }

    private static Question page(
            String name, Journal journal, @Nullable Account account, Span span) {
        Cursor nearTheEnd = new Cursor(Math.max(0, span.lastPosition() - PAGE), 0);
        return new Question(
                name,
                () -> journal.entries(account, nearTheEnd, PAGE),
                () -> journal.entries(account, null, PAGE));
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

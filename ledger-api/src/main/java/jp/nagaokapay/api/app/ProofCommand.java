package jp.nagaokapay.api.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import jp.nagaokapay.api.app.database.DatabaseServer;
import jp.nagaokapay.ledger.journal.Journal;
import jp.nagaokapay.ledger.log.follow.Processors;
import jp.nagaokapay.ledger.log.mac.LogDigest;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.proof.BooksProof;

/**
 * {@code proof}: everything is checked once from the log's beginning to its end, as after a
 * restore; and a copy is compared with what was noted of the original.
 */
final class ProofCommand implements Command {
    private static final String USAGE = "usage: proof [--note=FILE] [--expect=FILE] [--data=var]";
    private static final Duration CAUGHT_UP_AT_MOST = Duration.ofHours(2);
    private static final int DIFFERENCES_SHOWN = 20;

    @Override
    public String name() {
        return "proof";
    }

    @Override
    public String summary() {
        return "check log and books from beginning to end; --note and --expect compare copies";
    }

    /** Returns 0 when the books are right and nothing of what was expected is missing, else 1. */
    @Override
    public int run(List<String> args) {
        Arguments arguments;
        try {
            arguments = Arguments.parse(Set.of("note", "expect", "data"), args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(USAGE);
            return 2;
        }
        try (DatabaseServer server =
                        DatabaseServer.start(arguments.get("data", DatabaseServer.DIRECTORY));
                LedgerProcess ledger =
                        LedgerProcess.open(server.database(), Clock.systemUTC(), new NoFunding())) {
            return prove(ledger, arguments) ? 0 : 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean prove(LedgerProcess ledger, Arguments arguments) throws IOException {
        ledger.get(Processors.class).awaitDrained(CAUGHT_UP_AT_MOST);
        BooksProof proof = ledger.get(BooksProof.class);
        proof.runWhole(check -> System.out.println("Checking " + check + " ..."));
        List<BooksProof.Difference> differences = proof.state().open();
        differences.stream()
                .limit(DIFFERENCES_SHOWN)
                .forEach(it ->
                        System.out.printf(
                                "  differs: %s %s, %s, events %d to %d: expected %,d, found %,d%n",
                                it.check(),
                                it.key(),
                                it.account(),
                                it.fromPosition(),
                                it.toPosition(),
                                it.expected(),
                                it.actual()));
        Journal.TrialBalance balance = ledger.get(Journal.class).trialBalance(null);
        System.out.printf(
                "Trial balance: debit %,d, credit %,d, difference %,d%n",
                balance.debit(), balance.credit(), balance.difference());
        boolean complete = compare(ledger, arguments);
        boolean holds = differences.isEmpty() && balance.difference() == 0;
        System.out.println(
                holds
                        ? "The books are right."
                        : "The books are NOT right: %d differences.".formatted(differences.size()));
        return holds && complete;
    }

    private static boolean compare(LedgerProcess ledger, Arguments arguments) throws IOException {
        LogDigest digests = ledger.get(LogDigest.class);
        long head = ledger.get(EventLog.class).head();
        LogNote note = new LogNote(head, digests.upTo(head));
        System.out.printf("The log has %,d events, digest %s%n", head, note.digest());
        String file = arguments.values().get("note");
        if (file != null) {
            note.write(Path.of(file), Instant.now());
        }
        String expected = arguments.values().get("expect");
        if (expected == null) {
            return true;
        }
        LogNote noted = LogNote.read(Path.of(expected));
        if (noted.head() > head) {
            System.out.printf(
                    "MISSING: %,d events at the end, from %,d on.%n",
                    noted.head() - head, head + 1);
            return false;
        }
        String digest = noted.head() == head ? note.digest() : digests.upTo(noted.head());
        boolean same = digest.equals(noted.digest());
        System.out.println(
                same
                        ? "It holds every event that was noted, and %,d later ones."
                                .formatted(head - noted.head())
                        : "It is NOT a copy: events up to %,d differ from those that were noted."
                                .formatted(noted.head()));
        return same;
    }
}

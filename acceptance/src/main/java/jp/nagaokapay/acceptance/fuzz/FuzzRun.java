package jp.nagaokapay.acceptance.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import jp.nagaokapay.acceptance.program.Deployment;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;

/**
 * One request after the other, each operation in turn: at first as the document says, then most of
 * them with one mutation, some with more, some with none.
 */
public final class FuzzRun {
    /** A stack is longer; the lines of some alarms that begin together are not. */
    private static final int LOGGED_BYTES_MAX = 4_096;

    private static final int MUTATIONS_MAX = 4;
    private static final int OF_A_HUNDRED = 100;
    private static final int VALID = 25;
    private static final int WITH_ONE_MUTATION = 60;

    private final List<Operation> operations;
    private final Callers callers;
    private final Random random;
    private final KnownValues known;
    private final ValidRequests valid;
    private final Set<Path> logs;
    private final FuzzReport report = new FuzzReport();

    public FuzzRun(Deployment deployment, long seed) {
        this.operations = operations(deployment);
        this.callers = new Callers(deployment.ledger().url());
        this.random = new Random(seed);
        this.known = new KnownValues(random);
        LocalDate today = LocalDate.ofInstant(Instant.now(), BusinessDate.ZONE);
        this.valid = new ValidRequests(known, random, today);
        this.logs = Set.copyOf(List.of(deployment.ledger().log(), deployment.gateway().log()));
    }

    private static List<Operation> operations(Deployment deployment) {
        List<Operation> all = new ArrayList<>(Operations.documented(deployment.ledger().url()));
        if (deployment.gateway() != deployment.ledger()) {
            all.addAll(Operations.documented(deployment.gateway().url()));
        }
        all.addAll(Operations.ofTheIssuer(deployment.ledger().url()));
        return all;
    }

    /** Sends so many; {@code sent} is told after each. */
    public FuzzReport send(int requests, Runnable sent) {
        for (int i = 0; i < requests; i++) {
            Operation operation = operations.get(i % operations.size());
            send(operation, i < operations.size() ? 0 : mutations());
            sent.run();
        }
        return report;
    }

    private int mutations() {
        int chance = random.nextInt(OF_A_HUNDRED);
        if (chance < VALID) {
            return 0;
        }
        return chance < VALID + WITH_ONE_MUTATION ? 1 : 2 + random.nextInt(MUTATIONS_MAX - 1);
    }

    private void send(Operation operation, int mutations) {
        RawRequest asked = valid.of(operation, callers.authorization(operation, random));
        RawRequest request = asked;
        for (int i = 0; i < mutations; i++) {
            request = Mutation.any(request, callers.all(), random).of(request, random);
        }
        Optional<Watched> watched =
                mutations == 0 ? Optional.empty() : Watched.of(operation, asked, operations);
        Optional<String> before = watched.flatMap(Watched::now);
        long logged = logged();
        RawRequest sent = request;
        RawAnswer answer = sent.sendTo(operation.program());
        report.count(operation, mutations, answer);
        Verdict.on(operation, request, answer).ifPresent(fault(operation, request));
        if (logged() - logged > LOGGED_BYTES_MAX) {
            fault(operation, request).accept("a long log");
        }
        if (answer.isRefused()
                && before.isPresent()
                && watched.filter(one -> one.isChangedBy(sent, before.get())).isPresent()) {
            fault(operation, request).accept("changed something, and was refused");
        }
        if (answer.isDone()) {
            known.learnFrom(answer.json());
        }
    }

    private Consumer<String> fault(Operation operation, RawRequest request) {
        return what -> report.fault(operation, request, what);
    }

    private long logged() {
        long bytes = 0;
        for (Path log : logs) {
            try {
                bytes += Files.size(log);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return bytes;
    }
}

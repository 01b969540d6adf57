package jp.nagaokapay.acceptance.benchmark.payments;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Cpu;
import jp.nagaokapay.acceptance.benchmark.payments.report.Spread;

/**
 * CPU that the processes have used, and what was written ahead.
 *
 * @param postgres its backends, those that have ended included
 * @param generator this process and its children that have ended
 * @param parts of the program; threads that have ended are missing
 * @param wal bytes
 */
record Usage(
        Duration program,
        Duration postgres,
        Duration generator,
        Map<ProgramPart, Duration> parts,
        long wal) {

    /**
     * @param program the measured program's process
     */
    static Usage now(long program, LedgerDatabase database) {
        ProcStat own = ProcStat.ofProcess(ProcessHandle.current().pid()).orElseThrow();
        return new Usage(
                ProcStat.ofProcess(program).map(ProcStat::used).orElse(Duration.ZERO),
                postgres(database.postmaster()),
                own.used().plus(own.usedByEnded()),
                ProgramPart.used(program),
                database.wal());
    }

    private static Duration postgres(long postmaster) {
        ProcStat own = ProcStat.ofProcess(postmaster).orElseThrow();
        return ProcStat.ofAllProcesses().stream()
                .filter(process -> process.parent() == postmaster)
                .map(ProcStat::used)
                .reduce(own.used().plus(own.usedByEnded()), Duration::plus);
    }

    Usage since(Usage before) {
        Map<ProgramPart, Duration> since = new EnumMap<>(ProgramPart.class);
        parts.forEach((part, used) ->
                since.put(part, used.minus(before.parts.getOrDefault(part, Duration.ZERO))));
        return new Usage(
                program.minus(before.program),
                postgres.minus(before.postgres),
                generator.minus(before.generator),
                since,
                wal - before.wal);
    }

    /** Of what the program has no part in. */
    Usage withoutProgram() {
        return new Usage(Duration.ZERO, postgres, generator, Map.of(), wal);
    }

    /**
     * @param count payments that it was used for
     */
    record Share(Usage usage, long count) {
        double walBytes() {
            return (double) usage.wal / count;
        }

        private double millis(Duration used) {
            return used.toNanos() / 1e6 / count;
        }
    }

    /** Of one payment. */
    static Cpu cpu(List<Share> rounds) {
        Map<String, Double> threads = new TreeMap<>();
        for (ProgramPart part : ProgramPart.values()) {
            double millis =
                    median(
                            rounds,
                            usage -> usage.parts.getOrDefault(part, Duration.ZERO).toNanos());
            if (millis > 0) {
                threads.put(part.title, millis);
            }
        }
        return new Cpu(
                Spread.of(
                        rounds,
                        share ->
                                share.millis(
                                        share.usage
                                                .program
                                                .plus(share.usage.postgres)
                                                .plus(share.usage.generator))),
                median(rounds, usage -> usage.program.toNanos()),
                median(rounds, usage -> usage.postgres.toNanos()),
                median(rounds, usage -> usage.generator.toNanos()),
                threads);
    }

    private static double median(List<Share> rounds, ToLongFunction<Usage> nanos) {
        return Spread.of(
                        rounds,
                        share -> share.millis(Duration.ofNanos(nanos.applyAsLong(share.usage))))
                .median();
    }
}

package jp.nagaokapay.acceptance.benchmark.payments;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements;
import jp.nagaokapay.acceptance.program.ChildProcess;
import jp.nagaokapay.acceptance.program.LedgerStart;
import jp.nagaokapay.api.app.database.Database;

/** The packaged program in a process of its own, from its start until it is closed. */
final class MeasuredProgram implements AutoCloseable {
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final int WARM_UPS_MAX = 20;

    /** Of its CPU, by the compiler: less, and what is called often has been compiled. */
    private static final double COMPILER_AT_REST = 0.03;

    private final ChildProcess process;
    private final double secondsToReady;

    private MeasuredProgram(ChildProcess process, double secondsToReady) {
        this.process = process;
        this.secondsToReady = secondsToReady;
    }

    /**
     * How it is started each time.
     *
     * @param logs where it writes what it says
     */
    record Setting(LedgerStart start, Database database, String issuer, Path logs) {
        MeasuredProgram usual() throws IOException {
            return start(start.cache().isPresent());
        }

        /**
         * @param cached whether with the AOT cache
         * @param more options of the JVM
         */
        MeasuredProgram start(boolean cached, String... more) throws IOException {
            Map<String, String> settings = new TreeMap<>();
            settings.put("NAGAOKAPAY_DATABASE_URL", database.url());
            settings.put("NAGAOKAPAY_DATABASE_USER", database.user());
            settings.put("NAGAOKAPAY_DATABASE_PASSWORD", database.password());
            settings.put("NAGAOKAPAY_DEMO", "true");
            settings.put("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI", issuer);
            ChildProcess process =
                    new ChildProcess(
                            start.command(cached, more),
                            settings,
                            Files.createDirectories(logs).resolve("payments.log"));
            long began = System.nanoTime();
            process.begin().awaitReady();
            return new MeasuredProgram(process, (System.nanoTime() - began) / 1e9);
        }
    }

    /**
     * Each kind of load once, then payments until the compiler is at rest, for some minutes at
     * most.
     */
    void warmUp(Payers payers) throws InterruptedException {
        warmUp(payers::customerCode);
        warmUp(payers::charge);
        for (int turn = 0; turn < WARM_UPS_MAX; turn++) {
            Map<ProgramPart, Duration> before = ProgramPart.used(pid());
            warmUp(payers::sticker);
            if (compilerShare(before, ProgramPart.used(pid())) < COMPILER_AT_REST) {
                return;
            }
        }
    }

    private void warmUp(Load.Step step) throws InterruptedException {
        Load.run(url(), Measurements.COMPARED_CLIENTS, WARM_UP, step);
    }

    private static double compilerShare(
            Map<ProgramPart, Duration> before, Map<ProgramPart, Duration> after) {
        double all = 0;
        double compiler = 0;
        for (Map.Entry<ProgramPart, Duration> each : after.entrySet()) {
            double used =
                    each.getValue()
                            .minus(before.getOrDefault(each.getKey(), Duration.ZERO))
                            .toNanos();
            all += used;
            if (each.getKey() == ProgramPart.COMPILER) {
                compiler = used;
            }
        }
        return compiler / all;
    }

    double secondsToReady() {
        return secondsToReady;
    }

    URI url() {
        return process.url();
    }

    long pid() {
        return process.pid();
    }

    HttpConnection connect() throws IOException {
        return new HttpConnection(url());
    }

    @Override
    public void close() {
        process.close();
    }
}

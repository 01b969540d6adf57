package jp.nagaokapay.acceptance.benchmark.payments;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements;
import jp.nagaokapay.acceptance.program.ChildProcess;
import jp.nagaokapay.acceptance.program.LedgerStart;
import jp.nagaokapay.api.app.database.Database;

/** The packaged program in a process of its own, from its start until it is closed. */
final class MeasuredProgram implements AutoCloseable {
    private static final Duration WARM_UP = Duration.ofSeconds(15);

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
            settings.put("SPRING_PROFILES_ACTIVE", "demo");
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

    /** Until what is called often has been compiled. */
    void warmUp(Payers payers) throws InterruptedException {
        for (Load.Step step :
                List.<Load.Step>of(payers::sticker, payers::customerCode, payers::charge)) {
            Load.run(url(), Measurements.COMPARED_CLIENTS, WARM_UP, step);
        }
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

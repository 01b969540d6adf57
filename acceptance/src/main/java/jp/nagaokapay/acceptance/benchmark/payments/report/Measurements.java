package jp.nagaokapay.acceptance.benchmark.payments.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that one run has measured.
 *
 * @param oneClientToTpcB p50 of sticker payments by one client, against TPC-B's
 */
public record Measurements(
        Conditions conditions,
        TpcB tpcB,
        List<Kind> payments,
        Spread oneClientToTpcB,
        Growth growth,
        Starts starts,
        SmallHeap smallHeap,
        List<Read> reads,
        Bytes bytes,
        Rebuild rebuild) {
    public static final String STICKER = "sticker";
    public static final String CPM = "CPM";
    public static final String CHARGE = "charge";
    public static final String STORM = "storm";
    public static final List<String> KINDS = List.of(STICKER, CPM, CHARGE, STORM);

    /** At which TPC-B and the CPU of a payment are measured. */
    public static final int COMPARED_CLIENTS = 32;

    /**
     * Where and how it was measured.
     *
     * @param javaOptions of the measured program
     * @param settings those of PostgreSQL that decide about its speed
     * @param past how many payments every other wallet had made before
     * @param eventsMade by which the wallets got their past
     */
    public record Conditions(
            String commit,
            String date,
            String cpu,
            int cores,
            long memoryMegabytes,
            String system,
            String java,
            List<String> javaOptions,
            boolean aotCache,
            String postgres,
            Map<String, String> settings,
            int wallets,
            int past,
            int shops,
            int rounds,
            long seconds,
            long eventsMade,
            double eventsMadePerSecond) {}

    /**
     * PostgreSQL's own benchmark.
     *
     * @param perSecond transactions with 32 clients
     * @param cpuMillis of one of these
     * @param p50Millis with one client
     */
    public record TpcB(Spread perSecond, Cpu cpuMillis, Spread p50Millis) {}

    /**
     * One kind of payment by so many clients.
     *
     * @param drainedPerSecond with the time until the projections had caught up, if that was long
     * @param ratioToTpcB the same against TPC-B with 32 clients in the same round
     * @param behindSeconds how long they needed for that
     * @param busy how often a client was told to come again
     */
    public record Kind(
            String what,
            int clients,
            Spread perSecond,
            Spread drainedPerSecond,
            Spread ratioToTpcB,
            Spread behindSeconds,
            Spread p50Millis,
            Spread p99Millis,
            Cpu cpuMillis,
            Spread walBytes,
            long busy) {
        String label() {
            return what + ", " + clients;
        }
    }

    /**
     * CPU of one payment until all is drained.
     *
     * @param all processes, the generator included
     * @param threads parts of the program's own
     */
    public record Cpu(
            Spread all,
            double program,
            double postgres,
            double generator,
            Map<String, Double> threads) {}

    /**
     * One wallet that pays alone, one payment after the other.
     *
     * @param lastToFirst throughput of the last thousand against that of the first
     * @param p50ToFresh p50 after these payments against that of another wallet in its first
     *     thousand
     */
    public record Growth(
            int payments,
            Spread firstThousandPerSecond,
            Spread lastThousandPerSecond,
            Spread lastToFirst,
            Spread p50ToFresh) {}

    /**
     * Starts of the same program with the same options.
     *
     * @param cachedSeconds with the AOT cache; null where there is none
     * @param firstTenPerSecond sticker payments by 32 clients in the first ten seconds
     * @param firstTenToSteady against those of the rounds
     * @param busy how often a client was told to come again in them
     */
    public record Starts(
            @Nullable Spread cachedSeconds,
            Spread plainSeconds,
            Spread firstTenPerSecond,
            double firstTenToSteady,
            long busy) {}

    /**
     * With {@code -Xmx512m}.
     *
     * @param perSecond sticker payments by 32 clients; null when it did not live through them
     * @param toUsualHeap against those of the rounds
     * @param usualResidentMegabytes that of the program which went through all rounds
     */
    public record SmallHeap(
            @Nullable Spread perSecond,
            double toUsualHeap,
            long residentMegabytes,
            long usualResidentMegabytes) {}

    /**
     * Reads right after a write was acknowledged.
     *
     * @param beside how many others paid meanwhile
     * @param missed how many did not show it
     */
    public record Read(
            String what, int beside, int reads, int missed, double p50Millis, double p99Millis) {}

    /**
     * @param logRow with its indexes
     * @param databaseAnEvent the whole database by the events in its log
     */
    public record Bytes(long logRow, long databaseAnEvent) {}

    /**
     * @param scannedPerSecond rows of the log by a plain scan of it
     */
    public record Rebuild(
            long events,
            double seconds,
            double perSecond,
            Spread scannedPerSecond,
            double toScan) {}

    Optional<Kind> kind(String what, int clients) {
        return payments.stream()
                .filter(kind -> kind.what.equals(what) && kind.clients == clients)
                .findFirst();
    }
}

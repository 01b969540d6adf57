package jp.nagaokapay.acceptance.benchmark.payments;

import java.time.Duration;
import java.util.List;
import jp.nagaokapay.acceptance.benchmark.payments.Load.Measure;
import jp.nagaokapay.acceptance.benchmark.payments.Usage.Share;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Kind;
import jp.nagaokapay.acceptance.benchmark.payments.report.Spread;

/**
 * One kind of payment in one round.
 *
 * @param behind how long the projections needed to reach the end of the log afterwards
 * @param used until then
 * @param tpcB transactions per second with 32 clients in the same round
 */
record Interval(Measure measure, Duration behind, Usage used, double tpcB) {
    /** Longer behind after its end, an interval's work was put off rather than done. */
    private static final Duration BEHIND_MAX = Duration.ofSeconds(2);

    /** As if the time that was needed afterwards had been part of it. */
    double drainedPerSecond() {
        return behind.compareTo(BEHIND_MAX) <= 0
                ? measure.perSecond()
                : measure.count() / (measure.seconds() + behind.toNanos() / 1e9);
    }

    private Share share() {
        return new Share(used, measure.count());
    }

    static Kind summary(String what, int clients, List<Interval> rounds) {
        return new Kind(
                what,
                clients,
                Spread.of(rounds, round -> round.measure.perSecond()),
                Spread.of(rounds, Interval::drainedPerSecond),
                Spread.of(rounds, round -> round.drainedPerSecond() / round.tpcB),
                Spread.of(rounds, round -> round.behind.toMillis() / 1e3),
                Spread.of(rounds, round -> round.measure.p50()),
                Spread.of(rounds, round -> round.measure.p99()),
                Usage.cpu(rounds.stream().map(Interval::share).toList()),
                Spread.of(rounds, round -> round.share().walBytes()),
                rounds.stream().mapToLong(round -> round.measure.busy()).sum());
    }
}

package jp.nagaokapay.acceptance.citysimulation.plan;

import java.util.List;
import java.util.SplittableRandom;

/** Random choices, the same on every run with the same seed. */
final class SeededRandom {
    private final SplittableRandom random;

    SeededRandom(long seed) {
        random = new SplittableRandom(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    boolean percent(double chance) {
        return random.nextDouble(100) < chance;
    }

    double fraction() {
        return random.nextDouble();
    }

    /** How often something happens that is expected {@code rate} times. */
    int times(double rate) {
        int whole = (int) rate;
        return whole + (random.nextDouble() < rate - whole ? 1 : 0);
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    long of(long[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}

package jp.nagaokapay.acceptance.citysimulation.plan;

/** Splits a whole number over parts by weight, so that the parts add up to it exactly. */
final class Apportionment {
    private Apportionment() {}

    /**
     * The parts, each within one of its exact share; what is rounded off in one part moves to the
     * next, so that small totals are spread evenly rather than heaped on the heaviest parts.
     */
    static long[] of(long total, double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        long[] parts = new long[weights.length];
        double forCampaigns = 0;
        long given = 0;
        for (int i = 0; i < weights.length; i++) {
            forCampaigns += weights[i];
            long upToHere =
                    i == weights.length - 1
                            ? total
                            : Math.min(total, Math.round(total * (forCampaigns / sum)));
            parts[i] = upToHere - given;
            given = upToHere;
        }
        return parts;
    }

    /** As {@link #of}, but the first part gets at least one of a total above zero. */
    static long[] withFirst(long total, double[] weights) {
        if (total == 0) {
            return new long[weights.length];
        }
        long[] parts = of(total - 1, weights);
        parts[0]++;
        return parts;
    }
}

package jp.nagaokapay.acceptance.fuzz;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** One thing done to a request that was valid. */
@FunctionalInterface
interface Mutation {
    RawRequest of(RawRequest request, Random random);

    /** A kind of mutation by chance, and of that kind one. */
    static Mutation any(RawRequest request, List<String> otherTokens, Random random) {
        List<Mutation> kinds =
                Stream.of(
                                Stream.<Mutation>of(
                                        OddHeads::mutate,
                                        OddTargets::mutate,
                                        (valid, chance) ->
                                                OddTokens.mutate(valid, otherTokens, chance)),
                                request.body().isEmpty()
                                        ? Stream.<Mutation>of(OddBodies::unasked)
                                        : Stream.<Mutation>of(
                                                OddBodies::mutate,
                                                OddBodies::mutate,
                                                OddBodies::mutate))
                        .flatMap(all -> all)
                        .toList();
        return kinds.get(random.nextInt(kinds.size()));
    }

    static <T> T pick(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}

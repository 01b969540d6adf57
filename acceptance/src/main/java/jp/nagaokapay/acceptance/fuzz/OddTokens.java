package jp.nagaokapay.acceptance.fuzz;

import java.util.List;
import java.util.Random;

/** Tokens that are none, or somebody else's. */
final class OddTokens {
    private static final List<String> NONE =
            List.of(
                    "Bearer",
                    "Bearer ",
                    "Bearer x",
                    "Bearer e30.e30.e30",
                    "Bearer ..",
                    "Basic eA==",
                    "Basic !",
                    "Basic " + "QQ".repeat(1_000),
                    "DPoP x",
                    "Nonsense",
                    "Bearer \u00ff",
                    "Bearer eyJhbGciOiJub25lIn0.e30.",
                    "Bearer " + "a".repeat(7_000),
                    "bearer a b",
                    "");

    private OddTokens() {}

    static RawRequest mutate(RawRequest request, List<String> others, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> request.without("Authorization");
            case 1 -> request.and("Authorization: " + Mutation.pick(others, random));
            case 2 -> request.with("Authorization: " + Mutation.pick(others, random));
            case 3 ->
                    request.with("Authorization: " + broken(Mutation.pick(others, random), random));
            default -> request.with("Authorization: " + Mutation.pick(NONE, random));
        };
    }

    /** One letter of it is another. */
    private static String broken(String token, Random random) {
        int at = token.length() - 1 - random.nextInt(token.length() / 2);
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + other + token.substring(at + 1);
    }
}

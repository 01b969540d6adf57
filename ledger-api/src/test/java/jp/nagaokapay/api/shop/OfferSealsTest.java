package jp.nagaokapay.api.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.nagaokapay.codes.Offer;
import jp.nagaokapay.ledger.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Seals, and the keys that all nodes share. */
class OfferSealsTest {
    private static final int NODES = 4;
    private static final Instant END = Instant.parse("2023-04-01T03:05:00Z");
    private static final Offer OFFER = new Offer("merchant:a", "A-1", 1_200, true, END);

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh());
    private final OfferSeals seals = node();

    @Test
    void a_seal_fits_its_own_offer_and_is_the_same_each_time() {
        String seal = seals.seal(OFFER);

        assertThat(seal).matches("[0-9A-Za-z_-]{43}").isEqualTo(seals.seal(OFFER));
        assertThat(seals.fits(OFFER, seal)).isTrue();
    }

    static List<Offer> others() {
        return List.of(
                new Offer("merchant:b", "A-1", 1_200, true, END),
                new Offer("merchant:a", "A-2", 1_200, true, END),
                new Offer("merchant:a", "A-1", 1_199, true, END),
                new Offer("merchant:a", "A-1", 1_200, false, END),
                new Offer("merchant:a", "A-1", 1_200, true, END.plusSeconds(1)));
    }

    @ParameterizedTest
    @MethodSource("others")
    void a_seal_fits_no_other_offer(Offer other) {
        assertThat(seals.fits(other, seals.seal(OFFER))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "印"})
    void what_is_no_seal_fits_nothing(String seal) {
        assertThat(seals.fits(OFFER, seal)).isFalse();
        assertThat(seals.fits(OFFER, seals.seal(OFFER) + seal + "A")).isFalse();
    }

    /** Parts that run into each other would let one offer be read as another. */
    @Test
    void no_two_offers_read_alike() {
        assertThat(canonicalForm(new Offer("merchant:a", "1:A", 1, true, END)))
                .isNotEqualTo(canonicalForm(new Offer("merchant:a1", ":A", 1, true, END)));
        assertThat(canonicalForm(OFFER))
                .isEqualTo(
                        "18:nagaokapay offer 1,10:merchant:a,3:A-1,4:1200,7:capture,10:1680318300");
    }

    @Test
    void a_seal_of_another_ledger_does_not_fit() {
        OfferSeals another = new OfferSeals(new SealKeys(JdbcClient.create(TestDatabase.fresh())));

        assertThat(seals.fits(OFFER, another.seal(OFFER))).isFalse();
    }

    @Test
    void nodes_that_start_together_on_a_new_database_share_one_key() throws Exception {
        try (var nodes = Executors.newFixedThreadPool(NODES)) {
            List<Callable<String>> starts = Collections.nCopies(NODES, () -> node().seal(OFFER));
            for (Future<String> seal : nodes.invokeAll(starts)) {
                assertThat(node().fits(OFFER, seal.get())).isTrue();
            }
        }
        assertThat(jdbc.sql("SELECT count(*) FROM seal_key").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void a_restart_keeps_the_key() {
        assertThat(node().seal(OFFER)).isEqualTo(seals.seal(OFFER));
    }

    @Test
    void a_new_key_verifies_at_once_and_seals_when_every_node_has_read_it() {
        String old = seals.seal(OFFER);
        jdbc.sql(
                        "INSERT INTO seal_key (key_id, secret) VALUES (2, decode(repeat('0b', 32), 'hex'))")
                .update();
        assertThat(node().seal(OFFER)).isEqualTo(old);

        jdbc.sql("UPDATE seal_key SET created_at = now() - interval '11 seconds' WHERE key_id = 2")
                .update();
        String next = node().seal(OFFER);

        assertThat(next).isNotEqualTo(old);
        assertThat(node().fits(OFFER, old)).isTrue();
        assertThat(node().fits(OFFER, next)).isTrue();
        jdbc.sql("UPDATE seal_key SET retired_at = now() WHERE key_id = 1").update();
        assertThat(node().fits(OFFER, old)).isFalse();
        assertThat(node().fits(OFFER, next)).isTrue();
    }

    private OfferSeals node() {
        return new OfferSeals(new SealKeys(jdbc));
    }

    private static String canonicalForm(Offer offer) {
        return new String(OfferSeals.canonicalForm(offer), StandardCharsets.UTF_8);
    }
}

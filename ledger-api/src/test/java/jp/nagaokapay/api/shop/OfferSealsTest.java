package jp.nagaokapay.api.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import jp.nagaokapay.api.key.KeyPurpose;
import jp.nagaokapay.api.key.TestKeys;
import jp.nagaokapay.codes.Offer;
import jp.nagaokapay.ledger.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Seals, and the keys that all nodes share. */
class OfferSealsTest {
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
        OfferSeals another = new OfferSeals(TestKeys.of(JdbcClient.create(TestDatabase.fresh())));

        assertThat(seals.fits(OFFER, another.seal(OFFER))).isFalse();
    }

    @Test
    void a_restart_keeps_the_key() {
        assertThat(node().seal(OFFER)).isEqualTo(seals.seal(OFFER));
    }

    @Test
    void after_a_change_of_the_key_what_the_old_one_sealed_still_fits() {
        String old = seals.seal(OFFER);

        TestKeys.rotate(jdbc, KeyPurpose.OFFER_SEAL);
        String next = node().seal(OFFER);

        assertThat(next).isNotEqualTo(old);
        assertThat(node().fits(OFFER, old)).isTrue();
        assertThat(node().fits(OFFER, next)).isTrue();
        jdbc.sql("UPDATE stored_key SET ends_at = now() WHERE number = 1").update();
        assertThat(node().fits(OFFER, old)).isFalse();
        assertThat(node().fits(OFFER, next)).isTrue();
    }

    private OfferSeals node() {
        return new OfferSeals(TestKeys.of(jdbc));
    }

    private static String canonicalForm(Offer offer) {
        return new String(OfferSeals.canonicalForm(offer), StandardCharsets.UTF_8);
    }
}

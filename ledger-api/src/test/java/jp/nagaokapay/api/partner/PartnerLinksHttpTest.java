package jp.nagaokapay.api.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.junit.jupiter.api.Test;

/** Consent: a code makes a link, and a link ends. */
class PartnerLinksHttpTest extends PartnerStage {
    @Test
    void a_resident_s_code_links_once() {
        WalletId wallet = wallet();
        String code = code(wallet);
        assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{10}");
        String typed = code.toLowerCase(Locale.ROOT).substring(0, 5) + "-" + code.substring(5);

        Answer linked = partner().post(LINKS, order(typed));

        assertThat(linked.status()).isEqualTo(201);
        assertThat(linked.text("linkId")).startsWith("link:");
        assertThat(linked.raw().body()).doesNotContain(wallet.value());
        assertThat(partner().post(LINKS, order(code)).code()).isEqualTo("LINK_CODE_USED");
        assertThat(partner().post(LINKS, order("ZZZZZZZZZZ")).code())
                .isEqualTo("LINK_CODE_UNKNOWN");
        assertThat(link(wallet)).as("linked already").isEqualTo(linked.text("linkId"));
        assertThat(resident(wallet).get(OWN_LINKS).raw().body())
                .contains(linked.text("linkId"), partnerId.value());
    }

    @Test
    void codes_expire_and_are_bounded() {
        WalletId wallet = wallet();
        List<String> codes = IntStream.range(0, 20).mapToObj(_ -> code(wallet)).toList();
        assertThat(resident(wallet).post(OWN_LINKS).code()).isEqualTo("TOO_MANY_LINK_CODES");
        jdbc.sql(
                        "UPDATE link_code SET expires_at = now() - interval '1 second' WHERE wallet_id = ?")
                .param(wallet.value())
                .update();
        assertThat(partner().post(LINKS, order(codes.getFirst())).code())
                .isEqualTo("LINK_CODE_EXPIRED");
        assertThat(resident(wallet).post(OWN_LINKS).status()).isEqualTo(201);
    }

    @Test
    void whoever_guesses_codes_is_slowed_down() {
        int status = 422;
        for (int guess = 0; status == 422 && guess < 100; guess++) {
            status = partner().post(LINKS, order("AAAAAAAA" + (10 + guess))).status();
        }
        assertThat(status).isEqualTo(429);
        assertThat(partner().post(LINKS, order(code(wallet()))).status()).isEqualTo(429);
    }

    @Test
    void redeemed_many_times_at_once_a_code_makes_one_link() {
        WalletId wallet = wallet();
        String code = code(wallet);
        List<Answer> same = atOnce(8, _ -> partner().post(LINKS, order(code)));
        assertThat(same).filteredOn(answer -> answer.status() == 201).hasSize(1);

        List<String> codes = IntStream.range(0, 8).mapToObj(_ -> code(wallet)).toList();
        List<Answer> others = atOnce(8, i -> partner().post(LINKS, order(codes.get(i))));
        assertThat(others)
                .allMatch(answer -> answer.status() == 201)
                .extracting(answer -> answer.text("linkId"))
                .containsOnly(
                        same.stream()
                                .filter(answer -> answer.status() == 201)
                                .findFirst()
                                .orElseThrow()
                                .text("linkId"));
    }

    @Test
    void an_ended_link_is_refused_at_once_and_a_new_consent_is_a_new_link() {
        budget(10_000, null);
        WalletId wallet = wallet();
        String link = link(wallet);
        ApiClient stranger = resident(wallet());
        assertThat(delete(stranger, link).code()).isEqualTo("LINK_NOT_FOUND");
        assertThat(delete(resident(wallet), link).status()).isEqualTo(204);
        assertThat(delete(resident(wallet), link).status()).isEqualTo(204);

        assertThat(partner().post(INCENTIVES, incentive("i-1", link, 1)).code())
                .isEqualTo("LINK_ENDED");
        assertThat(partner().post(ACTIVITIES, steps("a-1", link, 7_000, today())).code())
                .isEqualTo("LINK_ENDED");
        String again = link(wallet);
        assertThat(again).isNotEqualTo(link);
        assertThat(partner().post(INCENTIVES, incentive("i-2", link, 1)).code())
                .isEqualTo("LINK_ENDED");
        assertThat(partner().post(INCENTIVES, incentive("i-2", again, 1)).status()).isEqualTo(201);
    }
}

package jp.nagaokapay.ledger.partner;

import static jp.nagaokapay.ledger.partner.PartnerRule.LINK_IS_KNOWN;
import static jp.nagaokapay.ledger.partner.PartnerRule.LINK_IS_LIVE;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import jp.nagaokapay.ledger.partner.PartnerCommand.EndLink;
import jp.nagaokapay.ledger.partner.PartnerCommand.RedeemLink;
import jp.nagaokapay.ledger.partner.PartnerCommand.ReportActivity;
import jp.nagaokapay.ledger.partner.PartnerEvent.ActivityReported;
import jp.nagaokapay.ledger.partner.PartnerEvent.PartnerLinked;
import jp.nagaokapay.ledger.partner.PartnerEvent.PartnerUnlinked;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class PartnerLinkTest {
    private static final LinkId LINK = new LinkId("link:1");
    private static final PartnerId WELLNESS = new PartnerId("partner:wellness");
    private static final PartnerId OTHER = new PartnerId("partner:other");
    private static final WalletId WALLET = new WalletId("wallet:a");
    private static final Instant NOW = Instant.parse("2023-04-01T01:00:00Z");
    private static final PartnerLinked LINKED = new PartnerLinked(LINK, NOW, WELLNESS, WALLET);
    private static final PartnerUnlinked ENDED = new PartnerUnlinked(LINK, NOW, WELLNESS, WALLET);

    private final FixtureConfiguration<PartnerLink> link =
            new AggregateTestFixture<>(PartnerLink.class)
                    .registerInjectableResource(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void a_redeemed_code_links() {
        link.givenNoPriorActivity()
                .when(new RedeemLink(LINK, WELLNESS, WALLET, 1))
                .expectEvents(LINKED)
                .expectResultMessagePayload(LINK);
    }

    @Test
    void the_holder_ends_it_once() {
        link.given(LINKED).when(new EndLink(LINK, WALLET)).expectEvents(ENDED);
        link.given(LINKED, ENDED)
                .when(new EndLink(LINK, WALLET))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void nobody_ends_what_is_not_theirs() {
        refused(new EndLink(LINK, new WalletId("wallet:b")), LINK_IS_KNOWN, LINKED);
        refused(new EndLink(LINK, WALLET), LINK_IS_KNOWN);
    }

    @Test
    void an_activity_comes_over_its_own_partner_s_live_link() {
        link.given(LINKED)
                .when(steps(WELLNESS))
                .expectEvents(
                        new ActivityReported(LINK, NOW, WELLNESS, WALLET, "a-1", "STEPS", 7_000));
        refused(steps(OTHER), LINK_IS_KNOWN, LINKED);
        refused(steps(WELLNESS), LINK_IS_LIVE, LINKED, ENDED);
        refused(steps(WELLNESS), LINK_IS_KNOWN);
    }

    private void refused(Object command, PartnerRule rule, Object... given) {
        link.given(given)
                .when(command)
                .expectException(Refused.class)
                .expectExceptionMessage(rule.code())
                .expectNoEvents();
    }

    private static ReportActivity steps(PartnerId by) {
        return new ReportActivity(LINK, by, "a-1", "STEPS", 7_000, NOW);
    }
}

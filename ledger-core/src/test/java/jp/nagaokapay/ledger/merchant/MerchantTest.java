package jp.nagaokapay.ledger.merchant;

import static jp.nagaokapay.ledger.merchant.MerchantRule.MERCHANT_AWAITS_APPROVAL;
import static jp.nagaokapay.ledger.merchant.MerchantRule.MERCHANT_IS_APPROVED;
import static jp.nagaokapay.ledger.merchant.MerchantRule.MERCHANT_IS_KNOWN;
import static jp.nagaokapay.ledger.merchant.MerchantRule.MERCHANT_IS_NOT_SUSPENDED;
import static jp.nagaokapay.ledger.merchant.MerchantRule.MERCHANT_IS_NOT_WITHDRAWN;
import static jp.nagaokapay.ledger.merchant.MerchantRule.MERCHANT_IS_SUSPENDED;
import static jp.nagaokapay.ledger.merchant.MerchantRule.TERMINAL_IS_KNOWN;
import static jp.nagaokapay.ledger.merchant.MerchantRule.TERMINAL_IS_LIVE;
import static jp.nagaokapay.ledger.merchant.MerchantRule.TERMINAL_IS_NEW;
import static jp.nagaokapay.ledger.merchant.MerchantRule.WITHIN_TERMINALS;
import static jp.nagaokapay.ledger.merchant.Shops.BAKERY;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.merchant.MerchantCommand.ApproveMerchant;
import jp.nagaokapay.ledger.merchant.MerchantCommand.ClosePaymentId;
import jp.nagaokapay.ledger.merchant.MerchantCommand.CreditReceivable;
import jp.nagaokapay.ledger.merchant.MerchantCommand.EnrolTerminal;
import jp.nagaokapay.ledger.merchant.MerchantCommand.LimitTerminal;
import jp.nagaokapay.ledger.merchant.MerchantCommand.Movement;
import jp.nagaokapay.ledger.merchant.MerchantCommand.RegisterMerchant;
import jp.nagaokapay.ledger.merchant.MerchantCommand.ResumeMerchant;
import jp.nagaokapay.ledger.merchant.MerchantCommand.RevokeTerminal;
import jp.nagaokapay.ledger.merchant.MerchantCommand.SuspendMerchant;
import jp.nagaokapay.ledger.merchant.MerchantCommand.WithdrawMerchant;
import jp.nagaokapay.ledger.merchant.MerchantEvent.Credit;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantApproved;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantRegistered;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantResumed;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantSuspended;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantWithdrawn;
import jp.nagaokapay.ledger.merchant.MerchantEvent.PaymentIdClosed;
import jp.nagaokapay.ledger.merchant.MerchantEvent.ReceivableCredited;
import jp.nagaokapay.ledger.merchant.MerchantEvent.TerminalEnrolled;
import jp.nagaokapay.ledger.merchant.MerchantEvent.TerminalLimited;
import jp.nagaokapay.ledger.merchant.MerchantEvent.TerminalRevoked;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.Rule;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

class MerchantTest {
    private static final MerchantId SHOP = new MerchantId("merchant:bakery");
    private static final TerminalId TILL = new TerminalId("terminal:till");
    private static final Instant NOW = Instant.parse("2023-04-01T01:00:00Z");

    private final AggregateTestFixture<Merchant> merchant =
            new AggregateTestFixture<>(Merchant.class);

    MerchantTest() {
        merchant.registerInjectableResource(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static final MerchantRegistered REGISTERED =
            new MerchantRegistered(SHOP, NOW, BAKERY, null);
    private static final MerchantApproved APPROVED = new MerchantApproved(SHOP, NOW);
    private static final MerchantSuspended SUSPENDED = new MerchantSuspended(SHOP, NOW, "oven");
    private static final MerchantResumed RESUMED = new MerchantResumed(SHOP, NOW);
    private static final MerchantWithdrawn WITHDRAWN =
            new MerchantWithdrawn(SHOP, NOW, MerchantStatus.APPROVED);
    private static final TerminalEnrolled ENROLLED = new TerminalEnrolled(SHOP, NOW, TILL, "till");
    private static final TerminalRevoked REVOKED = new TerminalRevoked(SHOP, NOW, TILL);

    @Test
    void a_shop_registers_and_awaits_approval() {
        merchant.givenNoPriorActivity()
                .when(new RegisterMerchant(SHOP, BAKERY, null))
                .expectEvents(REGISTERED)
                .expectResultMessagePayload(SHOP);
    }

    @Test
    void a_registered_shop_is_approved() {
        merchant.given(REGISTERED)
                .when(new ApproveMerchant(SHOP))
                .expectEvents(APPROVED)
                .expectResultMessagePayload(SHOP);
    }

    @Test
    void a_shop_is_approved_only_once() {
        refused(
                merchant.given(REGISTERED, APPROVED).when(new ApproveMerchant(SHOP)),
                MERCHANT_AWAITS_APPROVAL);
    }

    @Test
    void an_unknown_shop_is_refused_and_not_made() {
        refused(merchant.givenNoPriorActivity().when(new ApproveMerchant(SHOP)), MERCHANT_IS_KNOWN);
    }

    @Test
    void giving_up_a_payment_at_an_unknown_shop_is_refused() {
        refused(
                merchant.givenNoPriorActivity().when(new ClosePaymentId(SHOP, "p1", null)),
                MERCHANT_IS_KNOWN);
    }

    @Test
    void an_approved_shop_is_suspended_and_resumes() {
        merchant.given(REGISTERED, APPROVED)
                .when(new SuspendMerchant(SHOP, "oven"))
                .expectEvents(SUSPENDED);
        merchant.given(REGISTERED, APPROVED, SUSPENDED)
                .when(new ResumeMerchant(SHOP))
                .expectEvents(RESUMED);
    }

    @Test
    void a_suspended_shop_is_not_suspended_again() {
        refused(
                merchant.given(REGISTERED, APPROVED, SUSPENDED)
                        .when(new SuspendMerchant(SHOP, "again")),
                MERCHANT_IS_NOT_SUSPENDED);
    }

    @Test
    void a_shop_that_awaits_approval_is_not_suspended() {
        refused(
                merchant.given(REGISTERED).when(new SuspendMerchant(SHOP, "oven")),
                MERCHANT_IS_APPROVED);
    }

    @Test
    void only_a_suspended_shop_resumes() {
        refused(
                merchant.given(REGISTERED, APPROVED).when(new ResumeMerchant(SHOP)),
                MERCHANT_IS_SUSPENDED);
    }

    @Test
    void a_shop_withdraws_from_any_status_and_says_from_which() {
        merchant.given(REGISTERED, APPROVED)
                .when(new WithdrawMerchant(SHOP))
                .expectEvents(WITHDRAWN);
        merchant.given(REGISTERED, APPROVED, SUSPENDED)
                .when(new WithdrawMerchant(SHOP))
                .expectEvents(new MerchantWithdrawn(SHOP, NOW, MerchantStatus.SUSPENDED));
    }

    @Test
    void a_withdrawn_shop_does_nothing_more() {
        for (Object wish :
                List.of(
                        new ApproveMerchant(SHOP),
                        new SuspendMerchant(SHOP, "oven"),
                        new ResumeMerchant(SHOP),
                        new WithdrawMerchant(SHOP),
                        new EnrolTerminal(SHOP, TILL, "till"))) {
            refused(
                    merchant.given(REGISTERED, APPROVED, WITHDRAWN).when(wish),
                    MERCHANT_IS_NOT_WITHDRAWN);
        }
    }

    @Test
    void a_terminal_is_enrolled_once() {
        merchant.given(REGISTERED)
                .when(new EnrolTerminal(SHOP, TILL, "till"))
                .expectEvents(ENROLLED)
                .expectResultMessagePayload(TILL);
        refused(
                merchant.given(REGISTERED, ENROLLED).when(new EnrolTerminal(SHOP, TILL, "till")),
                TERMINAL_IS_NEW);
    }

    @Test
    void a_revoked_terminal_never_comes_back() {
        merchant.given(REGISTERED, ENROLLED)
                .when(new RevokeTerminal(SHOP, TILL))
                .expectEvents(REVOKED);
        refused(
                merchant.given(REGISTERED, ENROLLED, REVOKED)
                        .when(new EnrolTerminal(SHOP, TILL, "till")),
                TERMINAL_IS_NEW);
        refused(
                merchant.given(REGISTERED, ENROLLED, REVOKED).when(new RevokeTerminal(SHOP, TILL)),
                TERMINAL_IS_LIVE);
    }

    @Test
    void a_terminal_may_have_a_limit_of_its_own_until_it_is_lifted() {
        TerminalLimited limited = new TerminalLimited(SHOP, NOW, TILL, Yen.of(5_000));
        merchant.given(REGISTERED, ENROLLED)
                .when(new LimitTerminal(SHOP, TILL, Yen.of(5_000)))
                .expectEvents(limited)
                .expectResultMessagePayload(TILL);
        merchant.given(REGISTERED, ENROLLED, limited)
                .when(new LimitTerminal(SHOP, TILL, Yen.of(5_000)))
                .expectNoEvents();
        merchant.given(REGISTERED, ENROLLED, limited)
                .when(new LimitTerminal(SHOP, TILL, null))
                .expectEvents(new TerminalLimited(SHOP, NOW, TILL, null));
        refused(
                merchant.given(REGISTERED).when(new LimitTerminal(SHOP, TILL, Yen.of(1))),
                TERMINAL_IS_KNOWN);
        refused(
                merchant.given(REGISTERED, ENROLLED, REVOKED)
                        .when(new LimitTerminal(SHOP, TILL, Yen.of(1))),
                TERMINAL_IS_LIVE);
    }

    @Test
    void a_terminal_that_was_never_enrolled_is_not_revoked() {
        refused(merchant.given(REGISTERED).when(new RevokeTerminal(SHOP, TILL)), TERMINAL_IS_KNOWN);
    }

    @Test
    void a_shop_has_a_limit_of_live_terminals() {
        List<Object> history =
                Stream.concat(
                                Stream.of(REGISTERED),
                                IntStream.range(0, Merchant.LIVE_TERMINALS_MAX)
                                        .<Object>mapToObj(i ->
                                                new TerminalEnrolled(
                                                        SHOP,
                                                        NOW,
                                                        new TerminalId("terminal:t" + i),
                                                        "t")))
                        .toList();
        refused(
                merchant.given(history).when(new EnrolTerminal(SHOP, TILL, "till")),
                WITHIN_TERMINALS);
    }

    @Test
    void a_shop_gives_up_a_payment_in_any_status() {
        PaymentIdClosed closed = new PaymentIdClosed(SHOP, NOW, "p1");
        merchant.given(REGISTERED, APPROVED, SUSPENDED)
                .when(new ClosePaymentId(SHOP, "p1", null))
                .expectEvents(closed);
    }

    @Test
    void movements_are_credited_by_business_date() {
        Instant lateEvening = Instant.parse("2023-03-31T14:59:59Z");
        Instant midnight = Instant.parse("2023-03-31T15:00:00Z");
        merchant.given(REGISTERED, APPROVED)
                .when(
                        new CreditReceivable(
                                SHOP,
                                List.of(
                                        new Movement(3, lateEvening, Yen.of(500), Yen.ZERO),
                                        new Movement(4, midnight, Yen.of(700), Yen.ZERO),
                                        new Movement(9, midnight, Yen.ZERO, Yen.of(200))),
                                midnight))
                .expectEvents(
                        new ReceivableCredited(
                                SHOP,
                                midnight,
                                9,
                                List.of(
                                        new Credit(
                                                LocalDate.of(2023, 3, 31),
                                                Yen.of(500),
                                                Yen.ZERO,
                                                1,
                                                0),
                                        new Credit(
                                                LocalDate.of(2023, 4, 1),
                                                Yen.of(700),
                                                Yen.of(200),
                                                1,
                                                1)),
                                1_000));
    }

    @Test
    void movements_already_credited_are_dropped() {
        Movement first = new Movement(3, NOW, Yen.of(500), Yen.ZERO);
        Movement second = new Movement(7, NOW, Yen.ZERO, Yen.of(600));
        merchant.given(REGISTERED, APPROVED)
                .andGivenCommands(new CreditReceivable(SHOP, List.of(first), NOW))
                .when(new CreditReceivable(SHOP, List.of(first, second), NOW))
                .expectEvents(
                        new ReceivableCredited(
                                SHOP,
                                NOW,
                                7,
                                List.of(
                                        new Credit(
                                                LocalDate.of(2023, 4, 1),
                                                Yen.ZERO,
                                                Yen.of(600),
                                                0,
                                                1)),
                                -100));
        merchant.given(REGISTERED, WITHDRAWN)
                .andGivenCommands(new CreditReceivable(SHOP, List.of(first, second), NOW))
                .when(new CreditReceivable(SHOP, List.of(second, first), NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    private static void refused(ResultValidator<Merchant> result, Rule rule) {
        result.expectException(Refused.class).expectExceptionMessage(rule.code()).expectNoEvents();
    }
}

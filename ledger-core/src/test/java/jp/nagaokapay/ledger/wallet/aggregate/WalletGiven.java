package jp.nagaokapay.ledger.wallet.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.nagaokapay.ledger.TestClock;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.shared.message.Overdue;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.Rule;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.CodeId;
import jp.nagaokapay.ledger.wallet.GrantId;
import jp.nagaokapay.ledger.wallet.HolderRef;
import jp.nagaokapay.ledger.wallet.Payment;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentMode;
import jp.nagaokapay.ledger.wallet.PaymentRequest;
import jp.nagaokapay.ledger.wallet.PaymentRequest.PresentedCode;
import jp.nagaokapay.ledger.wallet.RefundId;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.TransferLimits;
import jp.nagaokapay.ledger.wallet.WalletCommand;
import jp.nagaokapay.ledger.wallet.WalletCommand.AuthorizePayment;
import jp.nagaokapay.ledger.wallet.WalletCommand.CapturePayment;
import jp.nagaokapay.ledger.wallet.WalletCommand.ConfirmCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.GrantPoints;
import jp.nagaokapay.ledger.wallet.WalletCommand.OpenWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.Pay;
import jp.nagaokapay.ledger.wallet.WalletCommand.RefundPayment;
import jp.nagaokapay.ledger.wallet.WalletCommand.RequestCharge;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletLimits;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.BaseMatcher;
import org.hamcrest.Description;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * One wallet whose past is made by commands at chosen times, so that each test's "given" is itself
 * something the rules allow.
 */
@NullMarked
final class WalletGiven {
    static final WalletId WALLET = new WalletId("wallet:w");
    static final MerchantId SHOP = new MerchantId("merchant:bakery");
    static final MerchantId OTHER_SHOP = new MerchantId("merchant:bookshop");
    static final Instant NOON = Instant.parse("2023-10-02T03:00:00Z");

    private final TestClock time = new TestClock(NOON);
    private final List<WalletEvent> past = new ArrayList<>();
    private WalletLimits limits = WalletLimits.DEFAULT;
    private int count;

    static WalletGiven opened() {
        WalletGiven wallet = new WalletGiven();
        wallet.does(new OpenWallet(WALLET, new HolderRef("holder:h"), Residency.RESIDENT, false));
        return wallet;
    }

    WalletGiven within(WalletLimits other) {
        limits = other;
        return this;
    }

    Instant now() {
        return time.instant();
    }

    WalletGiven at(String instant) {
        time.set(Instant.parse(instant));
        return this;
    }

    WalletGiven after(Duration duration) {
        time.advance(duration);
        return this;
    }

    WalletGiven charged(long yen) {
        return charged(new ChargeId("charge:" + ++count), yen);
    }

    WalletGiven charged(ChargeId chargeId, long yen) {
        return does(requestCharge(chargeId, yen)).does(new ConfirmCharge(WALLET, chargeId));
    }

    WalletGiven granted(long points, String expiresOn) {
        return granted(points, expiresOn, null);
    }

    WalletGiven granted(long points, String expiresOn, @Nullable ShopClass restriction) {
        return does(grant("grant:" + ++count, points, expiresOn, restriction));
    }

    WalletGiven paid(String id, long yen) {
        return does(pay(id, yen));
    }

    WalletGiven authorized(String id, long yen) {
        return does(authorize(id, yen));
    }

    WalletGiven does(WalletCommand<?> command) {
        events(command);
        return this;
    }

    /** The events of a command that is granted; they become part of the past. */
    List<WalletEvent> events(WalletCommand<?> command) {
        Decided decided = granted(command);
        past.addAll(decided.events());
        return decided.events();
    }

    /** What the wallet answers to a command it grants. */
    <R> R answers(WalletCommand<R> command) {
        Decided decided = granted(command);
        past.addAll(decided.events());
        @SuppressWarnings("unchecked")
        R answer = (R) Objects.requireNonNull(decided.answer());
        return answer;
    }

    WalletState state() {
        WalletState state = WalletState.EMPTY;
        for (WalletEvent event : past) {
            state = state.evolve(event);
        }
        return state;
    }

    Payment payment(String id) {
        return Objects.requireNonNull(state().payment(new PaymentId("payment:" + id), now()));
    }

    long available() {
        return state().available(now()).amount();
    }

    /** What is thrown at a command that is not granted; nothing may have been applied. */
    Throwable failure(WalletCommand<?> command) {
        Decided decided = decide(command);
        assertThat(decided.failure()).as("refused").isNotNull();
        return Objects.requireNonNull(decided.failure());
    }

    Refused refused(WalletCommand<?> command, Rule rule) {
        Throwable failure = failure(command);
        assertThat(failure).isInstanceOf(Refused.class);
        assertThat(((Refused) failure).rule()).isEqualTo(rule);
        return (Refused) failure;
    }

    private Decided granted(WalletCommand<?> command) {
        Decided decided = decide(command);
        if (decided.failure() != null) {
            throw new AssertionError("not granted: " + command, decided.failure());
        }
        return decided;
    }

    /** As the ledger does it: what is overdue is booked first. */
    private Decided decide(WalletCommand<?> command) {
        Decided decided = decideNow(command);
        while (decided.failure() instanceof Overdue overdue) {
            past.addAll(decideNow((WalletCommand<?>) overdue.first()).events());
            decided = decideNow(command);
        }
        return decided;
    }

    /** Through Axon, handlers and all, on an aggregate made from the past. */
    private Decided decideNow(WalletCommand<?> command) {
        AggregateTestFixture<Wallet> fixture = new AggregateTestFixture<>(Wallet.class);
        fixture.registerInjectableResource(time);
        fixture.registerInjectableResource(limits);
        fixture.registerInjectableResource(TransferLimits.DEFAULT);
        fixture.registerInjectableResource(new PastOf(past));
        ResultValidator<Wallet> result =
                (past.isEmpty() ? fixture.givenNoPriorActivity() : fixture.given(past))
                        .when(command);
        Capture<List<EventMessage<?>>> events = new Capture<>();
        result.expectEventsMatching(events);
        Capture<Throwable> failure = new Capture<>();
        Capture<CommandResultMessage<?>> answer = new Capture<>();
        try {
            result.expectResultMessageMatching(answer);
        } catch (AssertionError failed) {
            result.expectException(failure);
        }
        return new Decided(
                Objects.requireNonNull(events.value).stream()
                        .map(message -> (WalletEvent) message.getPayload())
                        .toList(),
                answer.value == null ? null : answer.value.getPayload(),
                failure.value);
    }

    private record Decided(
            List<WalletEvent> events, @Nullable Object answer, @Nullable Throwable failure) {}

    /** Looks into Axon's fixture, which shows its results to matchers only. */
    private static final class Capture<T> extends BaseMatcher<T> {
        private @Nullable T value;

        @Override
        @SuppressWarnings("unchecked")
        public boolean matches(Object actual) {
            value = (T) actual;
            return true;
        }

        @Override
        public void describeTo(Description description) {
            description.appendText("anything");
        }
    }

    static RequestCharge requestCharge(ChargeId chargeId, long yen) {
        return new RequestCharge(
                WALLET,
                chargeId,
                Yen.of(yen),
                Channel.CREDIT_CARD,
                "ref-" + chargeId.value(),
                "once-" + chargeId.value());
    }

    GrantPoints grant(
            String grantId, long points, String expiresOn, @Nullable ShopClass restriction) {
        return new GrantPoints(
                WALLET,
                new GrantId(grantId),
                "campaign:c",
                "trigger-" + grantId,
                Points.of(points),
                LocalDate.parse(expiresOn),
                restriction,
                now());
    }

    static PaymentRequest request(String id, long yen) {
        return request(id, yen, SHOP, ShopClass.INDEPENDENT, null, true);
    }

    static PaymentRequest request(
            String id,
            long yen,
            MerchantId shop,
            ShopClass shopClass,
            @Nullable PresentedCode code,
            boolean agreeSimilar) {
        return new PaymentRequest(
                new PaymentId("payment:" + id),
                "receipt-" + id,
                shop,
                shopClass,
                null,
                code == null ? PaymentMode.MPM : PaymentMode.CPM,
                Yen.of(yen),
                code,
                agreeSimilar,
                null);
    }

    static Pay pay(String id, long yen) {
        return new Pay(WALLET, request(id, yen));
    }

    static AuthorizePayment authorize(String id, long yen) {
        return new AuthorizePayment(WALLET, request(id, yen));
    }

    static CapturePayment capture(String id, @Nullable Long yen) {
        return new CapturePayment(
                WALLET, new PaymentId("payment:" + id), yen == null ? null : Yen.of(yen), null);
    }

    static RefundPayment refund(String id, String refundId, long yen) {
        return new RefundPayment(
                WALLET,
                new PaymentId("payment:" + id),
                SHOP,
                new RefundId("refund:" + refundId),
                "slip-" + refundId,
                Yen.of(yen),
                null);
    }

    PresentedCode code(String id, Duration life) {
        return new PresentedCode(new CodeId("code:" + id), now().plus(life));
    }
}

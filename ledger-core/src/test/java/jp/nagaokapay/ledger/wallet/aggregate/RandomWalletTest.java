package jp.nagaokapay.ledger.wallet.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.TransferEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentAuthorized;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;
import jp.nagaokapay.ledger.wallet.WalletStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds after any history, tried on many made by chance. */
class RandomWalletTest {
    private static final int STEPS = 600;
    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void no_value_is_made_or_lost_and_nothing_expired_is_spent(long seed) throws Exception {
        RandomWallet wallet = new RandomWallet(seed);
        Tally tally = new Tally();
        PaymentLives lives = new PaymentLives();
        int heard = 0;
        for (int i = 0; i < STEPS; i++) {
            wallet.step();
            for (; heard < wallet.events.size(); heard++) {
                WalletEvent event = wallet.events.get(heard);
                tally.hear(event);
                lives.hear(event);
                spendsWhatItMay(event);
            }
            WalletState state = wallet.state;
            Yen free = LotPart.total(state.lots().list());
            Yen held = state.held();
            assertThat(free.amount() + held.amount()).isEqualTo(tally.left());
            assertThat(state.available(wallet.now)).isLessThanOrEqualTo(free);
            staysWithinLimits(wallet);
            if (i % 100 == 99) {
                assertThat(throughJson(state)).isEqualTo(state);
                assertThat(replayed(wallet.events)).isEqualTo(state);
            }
        }
        assertThat(wallet.events).hasSizeGreaterThan(30);
    }

    private static void spendsWhatItMay(WalletEvent event) {
        List<LotPart> parts =
                switch (event) {
                    case PaymentMade e -> e.parts();
                    case PaymentAuthorized e -> e.parts();
                    default -> List.of();
                };
        LocalDate today = BusinessDate.of(event.occurredAt());
        assertThat(parts).allMatch(part -> !part.expiresOn().isBefore(today));
        assertThat(parts).allMatch(part -> !part.amount().isZero());
        assertThat(parts.stream().map(part -> order(part)).toList()).isSorted();
        switch (event) {
            case PaymentMade e -> assertThat(LotPart.total(parts)).isEqualTo(e.amount());
            case PaymentAuthorized e -> {
                assertThat(LotPart.total(parts)).isEqualTo(e.amount());
                assertThat(e.expiresAt().minus(Duration.ofMinutes(30)))
                        .isBeforeOrEqualTo(e.occurredAt());
                assertThat(parts)
                        .allMatch(part ->
                                !BusinessDate.endOf(part.expiresOn()).isBefore(e.expiresAt()));
            }
            default -> {
                // pays nothing
            }
        }
    }

    private static String order(LotPart part) {
        return part.expiresOn() + (part.kind() == LotKind.POINTS ? " 1" : " 2");
    }

    private static void staysWithinLimits(RandomWallet wallet) {
        WalletState state = wallet.state;
        assertThat(state.holds()).hasSizeLessThanOrEqualTo(100);
        assertThat(state.endedHolds().size()).isLessThanOrEqualTo(HoldBook.ENDED_MAX);
        assertThat(state.charges().pendingTotal()).isLessThanOrEqualTo(Yen.of(100_000));
        if (state.status() == WalletStatus.CLOSED) {
            assertThat(state.available(wallet.now)).isEqualTo(Yen.ZERO);
        }
    }

    private static WalletState replayed(List<WalletEvent> events) {
        WalletState state = WalletState.EMPTY;
        for (WalletEvent event : events) {
            state = state.evolve(event);
        }
        return state;
    }

    private static WalletState throughJson(WalletState state) throws Exception {
        Wallet wallet = new Wallet(WalletSnapshot.of(WalletGiven.WALLET, state, WalletGiven.NOON));
        return MAPPER.readValue(MAPPER.writeValueAsBytes(wallet), Wallet.class).state();
    }

    /** The same value counted from the events alone, without any lot. */
    private static final class Tally {
        private long in;
        private long out;

        void hear(WalletEvent event) {
            switch (event) {
                case WalletEvent.WalletCharged e -> in += e.amount().amount();
                case WalletEvent.PointsGranted e -> in += e.points().amount();
                case WalletEvent.ChargeReversed e -> out += e.amount().amount();
                case WalletEvent.PointsTakenBack e -> out += e.points().amount();
                case PaymentMade e -> out += e.amount().amount();
                case WalletEvent.PaymentCaptured e ->
                        out += e.amount().amount() + LotPart.total(e.lapsed()).amount();
                case WalletEvent.PaymentVoided e -> out += LotPart.total(e.lapsed()).amount();
                case WalletEvent.HoldExpired e -> out += LotPart.total(e.lapsed()).amount();
                case WalletEvent.PaymentRefunded e ->
                        in += e.amount().amount() - LotPart.total(e.lapsed()).amount();
                case WalletEvent.LotExpired e -> out += e.amount().amount();
                case WalletEvent.WalletClosed e -> out += LotPart.total(e.lapsed()).amount();
                case TransferEvent.TransferSent e -> out += LotPart.total(e.parts()).amount();
                case TransferEvent.TransferReceived e -> in += LotPart.total(e.received()).amount();
                case TransferEvent.TransferReturned e -> in += LotPart.total(e.returned()).amount();
                case TransferEvent.TransferOfferEnded e ->
                        out += LotPart.total(e.lapsed()).amount();
                case PaymentAuthorized _,
                        TransferEvent.TransferOffered _,
                        WalletEvent.WalletOpened _,
                        WalletEvent.ResidencyChanged _,
                        WalletEvent.ChargeRequested _,
                        WalletEvent.ChargeFailed _,
                        WalletEvent.WalletSuspended _,
                        WalletEvent.WalletResumed _ -> {
                    // neither in nor out
                }
            }
        }

        long left() {
            return in - out;
        }
    }
}

package jp.nagaokapay.gateway.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.nagaokapay.codes.Offer;
import jp.nagaokapay.codes.ShopFacts;
import org.jspecify.annotations.Nullable;

/** A ledger in memory that keeps the port's whole contract, one call at a time. */
public final class FakeLedger implements LedgerClient, TestLedger {
    /** Of sixteen digits, and not to be guessed: no code that a test makes up may be one. */
    private static final long FIRST_CODE = 1_000_000_000_000_000L;

    private static final long PIN_ABOVE = 3_000;
    private static final Set<String> NOT_KEPT =
            Set.of("SIMILAR_PAYMENT", "PIN_REQUIRED", "PIN_WRONG");

    private final FakeClock clock = new FakeClock();
    private final Map<String, Answer> answers = new HashMap<>();
    private final Map<String, FakePayment> payments = new LinkedHashMap<>();
    private final Set<String> closedIds = new HashSet<>();
    private final Map<String, Code> codes = new HashMap<>();
    private final Set<ShopTerminal> live = new HashSet<>();
    private final Set<String> suspended = new HashSet<>();
    private final Set<String> revokedTokens = new HashSet<>();
    private final List<LedgerFeed.Entry> feed = new ArrayList<>();
    private final Set<String> revokedBearers = new HashSet<>();
    private final List<ShopAction> actions = new ArrayList<>();
    private final Map<Long, ShopOutcome> outcomes = new HashMap<>();
    private @Nullable LedgerUnavailable down;
    private final Random random = new Random(7);
    private int counter;

    /** From now on every call fails with this; null lets the ledger come back. */
    public synchronized void goDown(@Nullable LedgerUnavailable failure) {
        down = failure;
    }

    /** Takes a token back. */
    public synchronized void takeBack(String tokenId) {
        revokedTokens.add(tokenId);
    }

    /** Revokes a person or a program of a shop. */
    public synchronized void revokeBearer(String bearer) {
        revokedBearers.add(bearer);
    }

    /** What was recorded of shops, in its order. */
    public synchronized List<ShopAction> actions() {
        return List.copyOf(actions);
    }

    /** How the action of that place in {@link #actions} ended; null while it is running. */
    public synchronized @Nullable ShopOutcome outcomeOf(int action) {
        return outcomes.get((long) action);
    }

    @Override
    public synchronized Set<String> revokedOf(Set<String> bearers) {
        if (down != null) {
            throw down;
        }
        return bearers.stream().filter(revokedBearers::contains).collect(Collectors.toSet());
    }

    @Override
    public synchronized long record(ShopAction action) {
        if (down != null) {
            throw down;
        }
        actions.add(action);
        return actions.size() - 1L;
    }

    @Override
    public synchronized void record(ShopOutcome outcome) {
        outcomes.put(outcome.actionId(), outcome);
    }

    /** How many things have happened: the position of the last. */
    public synchronized long feedLength() {
        return feed.size();
    }

    public Clock clock() {
        return clock;
    }

    @Override
    public LedgerClient client() {
        return this;
    }

    @Override
    public synchronized ShopTerminal newShop() {
        var terminal = new ShopTerminal("merchant:m" + ++counter, "terminal:t" + counter);
        live.add(terminal);
        return terminal;
    }

    @Override
    public synchronized void revoke(ShopTerminal terminal) {
        live.remove(terminal);
    }

    @Override
    public synchronized void suspendShopOf(ShopTerminal terminal) {
        suspended.add(terminal.merchantId());
    }

    @Override
    public Payer newPayer(long yen) {
        return new FakePurse(yen, null);
    }

    @Override
    public Payer newCard(long yen, String pin) {
        FakePurse card = new FakePurse(yen, pin);
        String code = card.code();
        return new Payer() {
            @Override
            public String code() {
                return code;
            }

            @Override
            public long available() {
                return card.available();
            }
        };
    }

    @Override
    public void pass(Duration time) {
        clock.now = clock.now.plus(time);
    }

    @Override
    public void close() {}

    @Override
    public synchronized Reply<GatewayPayment> pay(
            RequestKey key, ShopTerminal terminal, PaymentOrder order) {
        requireActing(terminal);
        return once(key, GatewayPayment.class, () -> start(terminal, order));
    }

    private GatewayPayment start(ShopTerminal terminal, PaymentOrder order) {
        requireApproved(terminal);
        String id = requireFree(terminal, order.merchantPaymentId());
        Code code = codes.get(order.codeNumber());
        if (code == null) {
            throw refusal("CODE_UNKNOWN");
        }
        require(clock.now.isBefore(code.expiresAt), "CODE_EXPIRED");
        require(!code.used, "CODE_USED");
        requirePin(code, order);
        require(
                order.agreeSimilarPayment() || !isSimilar(terminal, order, code),
                "SIMILAR_PAYMENT");
        require(code.purse.available() >= order.amount(), "INSUFFICIENT_BALANCE");
        code.used = code.purse.pin == null;
        FakePayment payment =
                new FakePayment("payment:p" + ++counter, terminal, order, code.purse, clock.now);
        payments.put(id, payment);
        tell(
                payment,
                order.capture() ? LedgerFeed.Kind.CAPTURED : LedgerFeed.Kind.AUTHORIZED,
                order.amount(),
                null);
        return payment.shown(clock.now);
    }

    private static void requirePin(Code code, PaymentOrder order) {
        if (code.purse.pin != null && order.amount() > PIN_ABOVE) {
            require(order.pin() != null, "PIN_REQUIRED");
            require(code.purse.pin.equals(order.pin()), "PIN_WRONG");
        }
    }

    private String requireFree(ShopTerminal terminal, String merchantPaymentId) {
        String id = terminal.merchantId() + ' ' + merchantPaymentId;
        FakePayment existing = payments.get(id);
        if (existing != null) {
            boolean voided = existing.status(clock.now) == GatewayPayment.Status.VOIDED;
            throw existing.refusal(voided ? "PAYMENT_VOIDED" : "PAYMENT_EXISTS", clock.now);
        }
        require(!closedIds.contains(id), "PAYMENT_VOIDED");
        return id;
    }

    private boolean isSimilar(ShopTerminal terminal, PaymentOrder order, Code code) {
        return payments.values().stream()
                .anyMatch(payment ->
                        payment.purse == code.purse
                                && payment.isAt(terminal)
                                && payment.order.amount() == order.amount()
                                && payment.at.isAfter(clock.now.minusSeconds(60)));
    }

    @Override
    public synchronized Reply<GatewayPayment> capture(
            RequestKey key, ShopTerminal terminal, String id, @Nullable Long amount) {
        requireActing(terminal);
        FakePayment payment = known(terminal, id);
        return once(
                key,
                GatewayPayment.class,
                () -> {
                    requireApproved(terminal);
                    payment.capture(amount, clock.now);
                    tell(payment, LedgerFeed.Kind.CAPTURED, payment.captured, null);
                    return payment.shown(clock.now);
                });
    }

    @Override
    public synchronized Reply<GatewayPayment> voidPayment(
            RequestKey key, ShopTerminal terminal, String id) {
        requireActing(terminal);
        return once(
                key,
                GatewayPayment.class,
                () -> {
                    FakePayment payment = payments.get(terminal.merchantId() + ' ' + id);
                    if (payment == null) {
                        closedIds.add(terminal.merchantId() + ' ' + id);
                        return GatewayPayment.closed(terminal.merchantId(), id);
                    }
                    payment.voidIt(clock.now);
                    tell(payment, LedgerFeed.Kind.VOIDED, payment.order.amount(), null);
                    return payment.shown(clock.now);
                });
    }

    @Override
    public synchronized Reply<GatewayRefund> refund(
            RequestKey key, ShopTerminal terminal, RefundOrder order) {
        requireActing(terminal);
        FakePayment payment = known(terminal, order.merchantPaymentId());
        return once(
                key,
                GatewayRefund.class,
                () -> {
                    boolean isNew =
                            feed.stream()
                                    .noneMatch(told ->
                                            order.merchantRefundId().equals(told.merchantRefundId())
                                                    && payment.isAt(terminal));
                    require(isNew, "REFUND_EXISTS");
                    payment.refund(order.amount(), clock.now);
                    tell(
                            payment,
                            LedgerFeed.Kind.REFUNDED,
                            order.amount(),
                            order.merchantRefundId());
                    return new GatewayRefund(
                            "refund:r" + ++counter,
                            order.merchantRefundId(),
                            order.amount(),
                            0,
                            clock.now,
                            payment.shown(clock.now));
                });
    }

    @Override
    public synchronized Optional<GatewayPayment> find(ShopTerminal terminal, String id) {
        requireActing(terminal);
        String key = terminal.merchantId() + ' ' + id;
        return closedIds.contains(key)
                ? Optional.of(GatewayPayment.closed(terminal.merchantId(), id))
                : Optional.ofNullable(payments.get(key)).map(found -> found.shown(clock.now));
    }

    @Override
    public synchronized PaymentDay day(
            ShopTerminal terminal, LocalDate date, @Nullable Long after, int limit) {
        requireActing(terminal);
        ZoneId zone = ZoneId.of("Asia/Tokyo");
        List<GatewayPayment> all =
                payments.values().stream()
                        .filter(payment -> payment.isAt(terminal))
                        .filter(payment -> LocalDate.ofInstant(payment.at, zone).equals(date))
                        .map(payment -> payment.shown(clock.now))
                        .toList();
        int from = after == null ? 0 : Math.toIntExact(after);
        int to = Math.min(all.size(), from + limit);
        return new PaymentDay(
                date,
                new PaymentDay.Totals(
                        all.size(),
                        all.stream().filter(payment -> payment.captured() > 0).count(),
                        all.stream().mapToLong(GatewayPayment::captured).sum(),
                        all.stream().mapToLong(GatewayPayment::refunded).sum()),
                all.subList(from, to),
                to < all.size() ? (long) to : null);
    }

    @Override
    public synchronized PaymentDay dayOfShop(
            String merchantId, LocalDate date, @Nullable Long after, int limit) {
        ShopTerminal any =
                live.stream()
                        .filter(terminal -> terminal.merchantId().equals(merchantId))
                        .findFirst()
                        .orElseThrow();
        return day(any, date, after, limit);
    }

    @Override
    public synchronized SealedOffer seal(ShopTerminal terminal, Offer offer) {
        requireActing(terminal);
        require(offer.merchantId().equals(terminal.merchantId()), "TERMINAL_REVOKED");
        ShopFacts shop = shop(terminal);
        require(offer.amount() >= 1 && offer.amount() <= 100_000, "PAYMENT_AMOUNT_OUT_OF_BOUNDS");
        requireFree(terminal, offer.merchantPaymentId());
        return new SealedOffer(offer, shop, FakeSeal.of(offer));
    }

    @Override
    public synchronized Set<ShopTerminal> live(Set<ShopTerminal> terminals) {
        if (down != null) {
            throw down;
        }
        return terminals.stream().filter(live::contains).collect(Collectors.toSet());
    }

    @Override
    public synchronized Set<String> revokedTokens() {
        if (down != null) {
            throw down;
        }
        return Set.copyOf(revokedTokens);
    }

    @Override
    public synchronized ShopFacts shop(ShopTerminal terminal) {
        requireActing(terminal);
        requireApproved(terminal);
        return shopOfOwner(terminal.merchantId());
    }

    @Override
    public synchronized ShopFacts shopOfOwner(String merchantId) {
        return new ShopFacts(
                merchantId, "NAGAOKA SHOTEN", "長岡商店", "5411", "9400062", "0000000000001");
    }

    @Override
    public synchronized LedgerFeed feed(long afterPosition, int limit) {
        if (down != null) {
            throw down;
        }
        int from = Math.toIntExact(afterPosition);
        List<LedgerFeed.Entry> page = feed.subList(from, Math.min(feed.size(), from + limit));
        return new LedgerFeed(List.copyOf(page), afterPosition + page.size());
    }

    private void tell(
            FakePayment payment, LedgerFeed.Kind kind, long amount, @Nullable String refundId) {
        feed.add(
                new LedgerFeed.Entry(
                        feed.size() + 1,
                        clock.now,
                        kind,
                        payment.terminal.merchantId(),
                        payment.order.merchantPaymentId(),
                        payment.paymentId,
                        amount,
                        refundId));
    }

    private FakePayment known(ShopTerminal terminal, String id) {
        FakePayment payment = payments.get(terminal.merchantId() + ' ' + id);
        if (payment == null) {
            throw refusal("PAYMENT_NOT_FOUND");
        }
        return payment;
    }

    private void requireActing(ShopTerminal terminal) {
        if (down != null) {
            throw down;
        }
        require(live.contains(terminal), "TERMINAL_REVOKED");
    }

    private void requireApproved(ShopTerminal terminal) {
        require(!suspended.contains(terminal.merchantId()), "MERCHANT_SUSPENDED");
    }

    private <T> Reply<T> once(RequestKey key, Class<T> type, Supplier<T> attempt) {
        Answer known = answers.get(key.key());
        if (known != null && !known.hash.equals(key.hash())) {
            throw new KeyReused();
        }
        if (known != null && known.given instanceof LedgerRefusal kept) {
            throw new LedgerRefusal(kept.code(), kept.details(), true);
        }
        if (known != null) {
            return new Reply<>(type.cast(known.given), true);
        }
        try {
            T value = attempt.get();
            answers.put(key.key(), new Answer(key.hash(), Objects.requireNonNull(value)));
            return new Reply<>(value, false);
        } catch (LedgerRefusal refusal) {
            if (!NOT_KEPT.contains(refusal.code())) {
                answers.put(key.key(), new Answer(key.hash(), refusal));
            }
            throw refusal;
        }
    }

    private static void require(boolean holds, String code) {
        if (!holds) {
            throw refusal(code);
        }
    }

    static LedgerRefusal refusal(String code) {
        return new LedgerRefusal(code, Map.of(), false);
    }

    private record Answer(String hash, Object given) {}

    private static final class Code {
        final FakePurse purse;
        final Instant expiresAt;
        boolean used;

        Code(FakePurse purse, Instant expiresAt) {
            this.purse = purse;
            this.expiresAt = expiresAt;
        }
    }

    /** A wallet: what came in, less what its payments hold or took. */
    final class FakePurse implements Payer {
        private final long yen;
        private final @Nullable String pin;

        FakePurse(long yen, @Nullable String pin) {
            this.yen = yen;
            this.pin = pin;
        }

        @Override
        public String code() {
            synchronized (FakeLedger.this) {
                String number = Long.toString(random.nextLong(FIRST_CODE, 10 * FIRST_CODE));
                codes.put(number, new Code(this, clock.now.plus(Duration.ofMinutes(5))));
                return number;
            }
        }

        @Override
        public long available() {
            synchronized (FakeLedger.this) {
                return yen
                        - payments.values().stream()
                                .filter(payment -> payment.purse == this)
                                .mapToLong(payment -> payment.takenFromPurse(clock.now))
                                .sum();
            }
        }
    }

    private static final class FakeClock extends Clock {
        volatile Instant now = Instant.parse("2023-04-01T03:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}

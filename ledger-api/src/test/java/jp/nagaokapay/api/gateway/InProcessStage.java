package jp.nagaokapay.api.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.nagaokapay.api.audit.ShopActions;
import jp.nagaokapay.api.key.LogMacKeys;
import jp.nagaokapay.api.key.StoredKeys;
import jp.nagaokapay.api.offline.OfflineConfiguration;
import jp.nagaokapay.api.offline.OfflineKeys;
import jp.nagaokapay.api.shop.OffersConfiguration;
import jp.nagaokapay.gateway.ledger.LedgerClient;
import jp.nagaokapay.gateway.ledger.ShopTerminal;
import jp.nagaokapay.gateway.ledger.TestLedger;
import jp.nagaokapay.ledger.FakeFunding;
import jp.nagaokapay.ledger.LedgerConfiguration;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.card.CardBatches;
import jp.nagaokapay.ledger.card.Cards;
import jp.nagaokapay.ledger.merchant.MerchantCommand.ApproveMerchant;
import jp.nagaokapay.ledger.merchant.MerchantCommand.EnrolTerminal;
import jp.nagaokapay.ledger.merchant.MerchantCommand.RegisterMerchant;
import jp.nagaokapay.ledger.merchant.MerchantCommand.RevokeTerminal;
import jp.nagaokapay.ledger.merchant.MerchantCommand.SuspendMerchant;
import jp.nagaokapay.ledger.merchant.MerchantDirectory;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.merchant.ShopProfile;
import jp.nagaokapay.ledger.merchant.TerminalId;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.HolderRef;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletCommand.ConfirmCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.OpenWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.RequestCharge;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.Wallets;
import jp.nagaokapay.ledger.wallet.code.PaymentCodes;
import jp.nagaokapay.ledger.wallet.schedule.WalletJobs;
import jp.nagaokapay.web.secret.SecretConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real ledger on a real PostgreSQL, behind the in-process client. */
public class InProcessStage implements TestLedger {
    private static final ShopProfile PROFILE =
            new ShopProfile(
                    "長岡商店",
                    "ナガオカショウテン",
                    "NAGAOKA SHOTEN",
                    ShopClass.SHOPPING_STREET,
                    "長岡",
                    "小売",
                    "5411",
                    "9400062",
                    "0000000000001");

    private final MovableClock clock;
    private final ConfigurableApplicationContext context;
    private final Ledger ledger;

    public InProcessStage() {
        this(
                new MovableClock(),
                Assembly.class,
                WebApplicationType.NONE,
                "--spring.datasource.url=" + TestDatabase.freshUrl(),
                "--spring.datasource.username=postgres",
                "--spring.flyway.enabled=false",
                "--spring.main.banner-mode=off");
    }

    InProcessStage(
            MovableClock clock, Class<?> program, WebApplicationType web, String... settings) {
        this.clock = clock;
        String[] all =
                Stream.concat(
                                Stream.of(settings),
                                Stream.of(
                                        "--nagaokapay.jobs.enabled=false",
                                        "--nagaokapay.log.tail-pause=2ms"))
                        .toArray(String[]::new);
        context =
                new SpringApplicationBuilder(program)
                        .web(web)
                        .initializers(before ->
                                ((GenericApplicationContext) before)
                                        .registerBean("clock", Clock.class, () -> clock))
                        .run(all);
        ledger = context.getBean(Ledger.class);
    }

    final <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A setting that the running ledger has found for itself. */
    final String setting(String name) {
        return context.getEnvironment().getRequiredProperty(name);
    }

    final void sql(String statement) {
        context.getBean(JdbcClient.class).sql(statement).update();
    }

    @Override
    public LedgerClient client() {
        return context.getBean(LedgerClient.class);
    }

    @Override
    public ShopTerminal newShop() {
        MerchantId merchantId = MerchantId.next();
        TerminalId terminalId = TerminalId.next();
        ledger.send(new RegisterMerchant(merchantId, PROFILE, null));
        ledger.send(new ApproveMerchant(merchantId));
        ledger.send(new EnrolTerminal(merchantId, terminalId, "terminal 1"));
        return new ShopTerminal(merchantId.value(), terminalId.value());
    }

    @Override
    public void revoke(ShopTerminal terminal) {
        MerchantId merchantId = new MerchantId(terminal.merchantId());
        TerminalId terminalId = new TerminalId(terminal.terminalId());
        ledger.send(new RevokeTerminal(merchantId, terminalId));
    }

    @Override
    public void suspendShopOf(ShopTerminal terminal) {
        MerchantId merchantId = new MerchantId(terminal.merchantId());
        ledger.send(new SuspendMerchant(merchantId, "test"));
    }

    private MerchantDirectory directory() {
        return context.getBean(MerchantDirectory.class);
    }

    @Override
    public Payer newCard(long yen, String pin) {
        CardBatches batches = context.getBean(CardBatches.class);
        AtomicReference<CardBatches.Printable> printed = new AtomicReference<>();
        batches.make(
                1,
                "test",
                card -> {
                    printed.set(card);
                    return "sealed";
                });
        WalletId walletId =
                context.getBean(Cards.class)
                        .activate(printed.get().number(), pin, new RequestKey(pin, "hash"))
                        .card()
                        .walletId();
        charge(walletId, yen);
        return payer(walletId, () -> printed.get().code());
    }

    @Override
    public Payer newPayer(long yen) {
        WalletId walletId = WalletId.next();
        ledger.send(new OpenWallet(walletId, HolderRef.next(), Residency.RESIDENT, false));
        charge(walletId, yen);
        return payer(walletId, () -> context.getBean(PaymentCodes.class).issue(walletId).number());
    }

    private void charge(WalletId walletId, long yen) {
        ChargeId chargeId = ChargeId.next();
        ledger.send(
                new RequestCharge(
                        walletId,
                        chargeId,
                        Yen.of(yen),
                        Channel.BANK,
                        chargeId.value(),
                        chargeId.value()));
        ledger.send(new ConfirmCharge(walletId, chargeId));
    }

    private Payer payer(WalletId walletId, Supplier<String> code) {
        return new Payer() {
            @Override
            public String code() {
                return code.get();
            }

            @Override
            public long available() {
                return context.getBean(Wallets.class)
                        .find(walletId)
                        .orElseThrow()
                        .available()
                        .amount();
            }
        };
    }

    @Override
    public void pass(Duration time) {
        clock.now = clock.now.plus(time);
    }

    /** What the ledger's own clock would do by now; answers how many holds ended. */
    public final int releaseHolds() {
        return context.getBean(WalletJobs.class).releaseHolds(clock.instant());
    }

    @Override
    public void close() {
        context.close();
    }

    /** Not marked as a configuration, lest the all-in-one's scan finds it. */
    @EnableAutoConfiguration
    @Import({
        LedgerConfiguration.class,
        FakeFunding.class,
        OffersConfiguration.class,
        TerminalPermissions.class,
        ShopPayments.class,
        OfflineConfiguration.class,
        OfflineKeys.class,
        ShopPaymentModifications.class,
        InProcessLedgerClient.class,
        ShopActions.class,
        SecretConfiguration.class,
        StoredKeys.class,
        LogMacKeys.class
    })
    static final class Assembly {}

    static final class MovableClock extends Clock {
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

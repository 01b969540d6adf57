package jp.nagaokapay.ledger.campaign.earning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantRegistered;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.merchant.ShopProfile;
import jp.nagaokapay.ledger.partner.LinkId;
import jp.nagaokapay.ledger.partner.PartnerEvent.ActivityReported;
import jp.nagaokapay.ledger.partner.PartnerId;
import jp.nagaokapay.ledger.request.BillCode;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.HolderRef;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentMode;
import jp.nagaokapay.ledger.wallet.RefundId;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletEvent.ChargeReversed;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentRefunded;
import jp.nagaokapay.ledger.wallet.WalletEvent.ResidencyChanged;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletCharged;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletOpened;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.NullMarked;

/** What happens to some people and shops, told in sentences; and what the engine makes of it. */
@NullMarked
public final class Story {
    static final PartnerId WELLNESS = new PartnerId("partner:wellness");
    private static final LocalDate EXPIRES_ON = LocalDate.of(2025, 3, 31);

    private final List<LedgerEvent> events = new ArrayList<>();
    private final List<RunningCampaign> campaigns = new ArrayList<>();
    private Instant now = Instant.parse("2023-04-01T03:00:00Z");
    private LotteryDraws draws = (_, _) -> 0;
    private int number;

    public Story runs(String campaign, CampaignRules rules) {
        campaigns.add(
                new RunningCampaign(
                        new CampaignId("campaign:" + campaign), 1, rules, rules.closesAt()));
        return this;
    }

    Story drawing(LotteryDraws newDraws) {
        draws = newDraws;
        return this;
    }

    /** Japan's time, e.g. {@code 2023-04-01T12:00}. */
    public Story at(String time) {
        now = LocalDateTime.parse(time).atZone(BusinessDate.ZONE).toInstant();
        return this;
    }

    public Story opens(String wallet, Residency residency, boolean corporate) {
        return add(
                new WalletOpened(
                        wallet(wallet),
                        now,
                        new HolderRef("holder:" + wallet),
                        residency,
                        corporate));
    }

    public Story opens(String wallet) {
        return opens(wallet, Residency.RESIDENT, false);
    }

    public Story moves(String wallet, Residency residency) {
        return add(new ResidencyChanged(wallet(wallet), now, residency, false));
    }

    public Story registers(String shop, ShopClass shopClass, String district, String category) {
        return add(
                new MerchantRegistered(
                        new MerchantId("merchant:" + shop),
                        now,
                        new ShopProfile(
                                shop, "ミセ", "SHOP", shopClass, district, category, "5411",
                                "9400062", null),
                        null));
    }

    public Story charges(String wallet, long amount, Channel channel) {
        ChargeId id = new ChargeId("charge:" + ++number);
        return add(
                new WalletCharged(
                        wallet(wallet),
                        now,
                        id,
                        LotId.of(id),
                        Yen.of(amount),
                        channel,
                        EXPIRES_ON));
    }

    public Story charges(String wallet, long amount) {
        return charges(wallet, amount, Channel.BANK);
    }

    /** Undoes the {@code charge}-th thing that happened. */
    public Story reverses(int charge) {
        WalletCharged made =
                events.stream()
                        .filter(WalletCharged.class::isInstance)
                        .map(WalletCharged.class::cast)
                        .filter(e -> e.chargeId().value().equals("charge:" + charge))
                        .findFirst()
                        .orElseThrow();
        return add(
                new ChargeReversed(
                        made.walletId(),
                        now,
                        made.chargeId(),
                        made.lotId(),
                        made.amount(),
                        made.channel(),
                        made.expiresOn()));
    }

    /** Pays with money and points. */
    public Story pays(String wallet, String shop, long paid, long points) {
        List<LotPart> parts = new ArrayList<>();
        if (paid > 0) {
            parts.add(part(LotKind.PAID, paid));
        }
        if (points > 0) {
            parts.add(part(LotKind.POINTS, points));
        }
        return add(
                new PaymentMade(
                        wallet(wallet),
                        now,
                        new PaymentId("payment:" + ++number),
                        "order-" + number,
                        new MerchantId("merchant:" + shop),
                        null,
                        PaymentMode.MPM,
                        Yen.of(paid + points),
                        parts,
                        null,
                        null));
    }

    /** Pays a bill, out of paid value. */
    public Story paysBill(String wallet, String shop, long paid) {
        PaymentId paymentId =
                new BillCode("bill" + "abcdefghij".charAt(++number % 10) + "b".repeat(20))
                        .paymentId();
        return add(
                new PaymentMade(
                        wallet(wallet),
                        now,
                        paymentId,
                        paymentId.value(),
                        new MerchantId("merchant:" + shop),
                        null,
                        PaymentMode.MPM,
                        Yen.of(paid),
                        List.of(part(LotKind.PAID, paid)),
                        null,
                        null));
    }

    public Story pays(String wallet, String shop, long paid) {
        return pays(wallet, shop, paid, 0);
    }

    /** Takes part of the {@code payment}-th thing that happened back. */
    public Story refunds(int payment, long paid, long points) {
        PaymentMade made =
                events.stream()
                        .filter(PaymentMade.class::isInstance)
                        .map(PaymentMade.class::cast)
                        .filter(e -> e.paymentId().value().equals("payment:" + payment))
                        .findFirst()
                        .orElseThrow();
        String id = "refund:" + ++number;
        return add(
                new PaymentRefunded(
                        made.walletId(),
                        now,
                        made.paymentId(),
                        made.merchantPaymentId(),
                        made.merchantId(),
                        new RefundId(id),
                        id,
                        Yen.of(paid + points),
                        List.of(part(LotKind.PAID, paid)),
                        List.of(part(LotKind.POINTS, points)),
                        made.occurredAt()));
    }

    public Story walks(String wallet, long steps) {
        return add(
                new ActivityReported(
                        new LinkId("link:" + wallet),
                        now,
                        WELLNESS,
                        wallet(wallet),
                        "day-" + ++number,
                        "STEPS",
                        steps));
    }

    public List<LedgerEvent> events() {
        return events;
    }

    List<RunningCampaign> campaigns() {
        return campaigns;
    }

    /**
     * What each thing that happened is worth in a campaign at the end, those worth nothing left
     * out.
     */
    Map<String, Long> worths(String campaign) {
        Map<String, Long> worths = new LinkedHashMap<>();
        for (Outcome outcome : outcomes()) {
            if (outcome.campaignId().value().equals("campaign:" + campaign)) {
                switch (outcome) {
                    case Outcome.Earns e -> put(worths, e.occasion().id(), e.worth());
                    case Outcome.Lowers e -> put(worths, e.occasionId(), e.worth());
                }
            }
        }
        return worths;
    }

    /** The same in the order of what happened, as numbers only. */
    List<Long> worth(String campaign) {
        return List.copyOf(worths(campaign).values());
    }

    /** What everything is worth at the end as the slow and obvious way says. */
    public Map<String, Long> reference() {
        return new Reference(events, campaigns).worths();
    }

    List<Outcome> outcomes() {
        EarningEngine engine = new EarningEngine(new EarningMemory(), draws, campaigns);
        return events.stream().flatMap(event -> engine.evaluate(event).stream()).toList();
    }

    private static void put(Map<String, Long> worths, String occasionId, Points worth) {
        if (worth.isZero()) {
            worths.remove(occasionId);
        } else {
            worths.put(occasionId, worth.amount());
        }
    }

    private Story add(LedgerEvent event) {
        events.add(event);
        return this;
    }

    private static WalletId wallet(String name) {
        return new WalletId("wallet:" + name);
    }

    private static LotPart part(LotKind kind, long amount) {
        return new LotPart(new LotId("lot:" + kind), kind, Yen.of(amount), EXPIRES_ON, null);
    }
}

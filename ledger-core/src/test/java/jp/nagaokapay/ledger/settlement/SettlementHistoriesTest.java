package jp.nagaokapay.ledger.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import jp.nagaokapay.ledger.TestClock;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.campaign.CampaignBuilder;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ApproveCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.DraftCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.SubmitCampaign;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.rules.PointsExpiry;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.journal.Journal;
import jp.nagaokapay.ledger.journal.LotConservation;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.merchant.MerchantCommand.ResumeMerchant;
import jp.nagaokapay.ledger.merchant.MerchantCommand.SuspendMerchant;
import jp.nagaokapay.ledger.merchant.MerchantCommand.WithdrawMerchant;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.proof.BooksProof;
import jp.nagaokapay.ledger.settlement.MerchantPayables.Owed;
import jp.nagaokapay.ledger.settlement.SettlementCommand.CorrectSettlement;
import jp.nagaokapay.ledger.settlement.SettlementEvent.SettlementReleased;
import jp.nagaokapay.ledger.settlement.SettlementMovements.Movement;
import jp.nagaokapay.ledger.settlement.SettlementStage.Paid;
import jp.nagaokapay.ledger.settlement.Settlements.Filter;
import jp.nagaokapay.ledger.settlement.period.Cycles;
import jp.nagaokapay.ledger.shared.calendar.BankCalendar;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.wallet.schedule.WalletJobs;
import jp.nagaokapay.ledger.zengin.StrictParser;
import org.junit.jupiter.api.Test;

/**
 * Half a year of a small town in which people close late, forget periods, shops come and go, banks
 * return transfers, and value is refunded, taken back and lost: whatever the order, no yen is.
 */
class SettlementHistoriesTest {
    private static final LocalDate BEGINS = LocalDate.of(2023, 4, 1);
    private static final LocalDate ENDS = LocalDate.of(2023, 11, 20);
    private static final long SEED = 20231101;

    private final Random random = new Random(SEED);
    private final SettlementStage town =
            new SettlementStage(
                    TestDatabase.freshUrl(),
                    new TestClock(SettlementStage.noon(BEGINS)),
                    "nagaokapay.settlement.fee-percent=1.75",
                    "nagaokapay.settlement.fee-rounding=HALF_UP",
                    "nagaokapay.settlement.minimum-payout=2000");
    private final List<MerchantId> shops = new ArrayList<>();
    private final List<Paid> payments = new ArrayList<>();
    private final Map<LocalDate, Long> files = new HashMap<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private LocalDate closedThrough = BEGINS.minusDays(1);

    @Test
    void whatever_the_order_the_books_balance_and_every_shop_gets_what_it_took() {
        campaign();
        for (int i = 0; i < 5; i++) {
            shops.add(i == 0 ? town.shop() : town.shopWithAccount());
        }
        for (LocalDate day = BEGINS; day.isBefore(ENDS); day = day.plusDays(random.nextInt(1, 5))) {
            town.on(day);
            for (int i = random.nextInt(4); i > 0; i--) {
                something();
            }
            finance(day);
        }
        settleEverything();

        Journal.TrialBalance books = town.node.bean(Journal.class).trialBalance(null);
        assertThat(books.difference()).isZero();
        assertThat(town.node.bean(LotConservation.class).differences()).isEmpty();
        List<Owed> owed = town.payables.list();
        assertThat(owed).allMatch(each -> each.difference() == 0 && each.unsettled() == 0);
        assertThat(line(books, "merchant-payable"))
                .isEqualTo(owed.stream().mapToLong(Owed::payable).sum());
        assertThat(line(books, "breakage:points")).isPositive();
        assertThat(line(books, "campaign-expense")).isNegative();
        assertThat(line(books, "payouts-in-transit")).isZero();
        assertThat(line(books, "fees")).isEqualTo(owed.stream().mapToLong(Owed::fees).sum());
        assertThat(line(books, "bank"))
                .isEqualTo(owed.stream().mapToLong(Owed::paid).sum())
                .isPositive();
        assertThat(owed)
                .allMatch(each -> each.due() == 0 || each.merchantId().equals(shops.get(0)));
        assertThat(refusals.keySet())
                .isSubsetOf(
                        "MERCHANT_SUSPENDED",
                        "MERCHANT_WITHDRAWN",
                        "MERCHANT_NOT_SUSPENDED",
                        "REFUND_EXCEEDS_CAPTURED",
                        "REFUND_WINDOW_PASSED",
                        "INSUFFICIENT_BALANCE");
        assertThat(refusals.values().stream().mapToInt(Integer::intValue).sum())
                .isLessThan(payments.size());
        everyMovementIsInOneSettlement();
        everyFileIsWhatWasReleased();
        BooksProof proof = town.node.bean(BooksProof.class);
        proof.run();
        assertThat(proof.state().open()).isEmpty();
        town.close();
    }

    private void something() {
        MerchantId shop = shops.get(random.nextInt(shops.size()));
        try {
            switch (random.nextInt(8)) {
                case 0, 1, 2, 3 -> payments.add(town.pay(shop, random.nextInt(1, 9_000)));
                case 4, 5 -> {
                    if (!payments.isEmpty()) {
                        town.refund(
                                payments.get(random.nextInt(payments.size())),
                                random.nextInt(1, 5_000));
                    }
                }
                case 6 -> spendAgain();
                default -> standing(shop);
            }
        } catch (Refused refused) {
            // the shop is away, or the refund too much: nothing happened
            refusals.merge(refused.code(), 1, Integer::sum);
        }
    }

    private void standing(MerchantId shop) {
        switch (random.nextInt(9)) {
            case 0 -> town.node.ledger().send(new WithdrawMerchant(shop));
            case 1, 2 -> town.node.ledger().send(new SuspendMerchant(shop, "inquiry"));
            default -> town.node.ledger().send(new ResumeMerchant(shop));
        }
    }

    /** Points for every payment, gone before the half-year is; refunds take them back. */
    private void campaign() {
        CampaignId campaign = CampaignId.next();
        town.node
                .ledger()
                .send(
                        new DraftCampaign(
                                campaign,
                                CampaignBuilder.on(Trigger.PAYMENT)
                                        .expiring(new PointsExpiry.AfterDays(40))
                                        .rules(),
                                "manager-1"));
        town.node.ledger().send(new SubmitCampaign(campaign, "manager-1"));
        town.node.ledger().send(new ApproveCampaign(campaign, "council-1"));
    }

    /** Somebody comes back to spend what is left, points first. */
    private void spendAgain() {
        if (!payments.isEmpty()) {
            Paid before = payments.get(random.nextInt(payments.size()));
            payments.add(town.payFrom(before.wallet(), before.shop(), random.nextInt(1, 400)));
        }
    }

    /** People do this now and then, and not always in order. */
    private void finance(LocalDate day) {
        if (random.nextInt(3) == 0) {
            town.node.bean(WalletJobs.class).expireLots(day);
        }
        if (random.nextInt(4) == 0) {
            close(Cycles.HALF_MONTHS.lastBefore(day).through());
        }
        if (random.nextInt(4) == 0) {
            release(BankCalendar.onOrAfter(day));
        }
        for (LocalDate date : List.copyOf(files.keySet())) {
            if (!date.isAfter(day) && random.nextBoolean()) {
                results(date);
            }
        }
        returned().forEach(id -> town.node.ledger().send(new CorrectSettlement(id, null, "x")));
    }

    private void close(LocalDate through) {
        if (through.isAfter(closedThrough)) {
            town.close(through);
            closedThrough = through;
        }
    }

    private void release(LocalDate date) {
        town.drain();
        try {
            town.release(date);
            files.put(date, StrictParser.parse(town.files.take(date).content(), true).total());
        } catch (Refused refused) {
            assertThat(refused.code()).isIn("NOTHING_TO_PAY", "PAYOUT_RELEASED");
        }
    }

    private void results(LocalDate date) {
        Map<SettlementId, TransferReturn> back = new HashMap<>();
        for (TransferView transfer : town.settlements.transfers(date)) {
            if (transfer.status() == SettlementStatus.RELEASED && random.nextInt(4) == 0) {
                back.put(transfer.settlementId(), TransferReturn.OTHER);
            }
        }
        town.results.record(date, back, List.of(), true, SettlementStage.CLOSER);
    }

    private List<SettlementId> returned() {
        town.drain();
        return town
                .settlements
                .list(new Filter(null, SettlementStatus.RETURNED, null), null, 500)
                .settlements()
                .stream()
                .map(SettlementView::settlementId)
                .toList();
    }

    /** All periods are closed, suspensions lifted, everything that can be paid is paid. */
    private void settleEverything() {
        LocalDate last = LocalDate.of(2023, 12, 15);
        town.on(last);
        town.node.bean(WalletJobs.class).expireLots(last);
        for (MerchantId shop : shops) {
            try {
                town.node.ledger().send(new ResumeMerchant(shop));
            } catch (Refused refused) {
                assertThat(refused.code()).isIn("MERCHANT_NOT_SUSPENDED", "MERCHANT_WITHDRAWN");
            }
        }
        close(LocalDate.of(2023, 11, 30));
        files.keySet().forEach(date -> done(date));
        returned().forEach(id -> town.node.ledger().send(new CorrectSettlement(id, null, "x")));
        release(last);
        if (files.containsKey(last)) {
            done(last);
        }
        town.drain();
    }

    private void done(LocalDate date) {
        town.results.record(date, Map.of(), List.of(), true, SettlementStage.CLOSER);
    }

    private void everyMovementIsInOneSettlement() {
        for (MerchantId shop : shops) {
            List<String> listed = new ArrayList<>();
            for (SettlementView found : town.of(shop)) {
                List<Movement> movements = town.movements.of(found.settlementId());
                movements.forEach(each -> listed.add(each.paymentId() + each.refundId()));
                assertThat(movements.stream().mapToLong(each -> each.captured().amount()).sum())
                        .isEqualTo(found.captured().amount());
                assertThat(movements.stream().mapToLong(each -> each.refunded().amount()).sum())
                        .isEqualTo(found.refunded().amount());
                assertThat(
                                found.carriedIn()
                                        + found.captured().amount()
                                        - found.refunded().amount()
                                        - found.fee().amount())
                        .isEqualTo(found.payout().amount() + found.carriedOut());
            }
            assertThat(listed).doesNotHaveDuplicates();
        }
    }

    private void everyFileIsWhatWasReleased() {
        assertThat(files).hasSizeGreaterThan(2);
        files.forEach((date, total) ->
                assertThat(
                                town.settlements.transfers(date).stream()
                                        .mapToLong(each -> each.amount().amount())
                                        .sum())
                        .isEqualTo(total));
        Map<LocalDate, Long> released = new HashMap<>();
        EventLog feed = town.node.bean(EventLog.class);
        for (List<EventLog.Entry> page = feed.read(0);
                !page.isEmpty();
                page = feed.read(page.getLast().position())) {
            page.stream()
                    .map(EventLog.Entry::event)
                    .filter(SettlementReleased.class::isInstance)
                    .map(SettlementReleased.class::cast)
                    .forEach(event ->
                            released.merge(event.payoutDate(), event.amount().amount(), Long::sum));
        }
        assertThat(files).isEqualTo(released);
    }

    private static long line(Journal.TrialBalance books, String group) {
        return books.lines().stream()
                .filter(line -> line.group().equals(group))
                .mapToLong(line -> line.credit() - line.debit())
                .sum();
    }
}

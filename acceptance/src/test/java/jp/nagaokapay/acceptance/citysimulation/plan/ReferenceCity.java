package jp.nagaokapay.acceptance.citysimulation.plan;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.nagaokapay.ledger.campaign.CampaignCommand;
import jp.nagaokapay.ledger.merchant.MerchantCommand;
import jp.nagaokapay.ledger.merchant.MerchantEvent;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentRequest;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.TransferCommand;
import jp.nagaokapay.ledger.wallet.WalletCommand;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;

/** The figures that a plan's steps result in, computed independently of the planner. */
final class ReferenceCity {
    private final Set<WalletId> outsiders = new HashSet<>();
    private final Set<WalletId> corporate = new HashSet<>();
    private final Set<MerchantId> shops = new HashSet<>();
    private final Map<PaymentId, PaymentRequest> authorized = new HashMap<>();
    private final Map<WalletId, Long> chargedToday = new HashMap<>();
    private final Map<Object, Long> charges = new HashMap<>();
    private final ReferenceWallets wallets = new ReferenceWallets();
    private final ReferenceCampaigns campaigns = new ReferenceCampaigns(wallets);
    private long charged;
    private long payments;
    private long captured;

    /** Takes every step of a plan and answers the figures that result, year by year. */
    List<PublishedFigures> live(Plan plan) {
        List<PublishedFigures> years = new ArrayList<>();
        while (plan.hasNext()) {
            PlannedDay day = plan.next();
            chargedToday.clear();
            campaigns.beginDay(day.date());
            for (PlannedMoment moment : day.moments()) {
                Set<String> actors = new HashSet<>();
                wallets.releaseHolds(moment.at());
                for (PlannedStep step : moment.steps()) {
                    assertThat(actors.add(step.actor())).as("twice in a moment").isTrue();
                    take(step, moment.at());
                }
                campaigns.endMoment(moment.at());
            }
            close(day.date(), years);
        }
        return years;
    }

    private void close(LocalDate date, List<PublishedFigures> years) {
        FiscalYear year = FiscalYear.of(date);
        if (date.equals(year.lastDay())) {
            years.add(
                    new PublishedFigures(year, charged, shops.size(), outsiders.size(), payments));
            charged = 0;
            payments = 0;
        }
    }

    private void take(PlannedStep step, Instant at) {
        switch (step) {
            case PlannedStep.Charge charge -> {
                charge(charge);
                if (!charge.declined()) {
                    campaigns.happened(wallets.charge(charge, at));
                }
                hold(charge.walletId(), charge.available(), at);
            }
            case PlannedStep.Send(_, WalletCommand<?> command, Yen available) -> {
                take(command);
                campaigns.happened(event(command, at));
                hold(command.walletId(), available, at);
            }
            case PlannedStep.Send(_, MerchantCommand<?> command, _) -> {
                take(command);
                if (command instanceof MerchantCommand.RegisterMerchant register) {
                    campaigns.happened(
                            new MerchantEvent.MerchantRegistered(
                                    register.merchantId(), at, register.profile(), null));
                }
            }
            case PlannedStep.Send(_, CampaignCommand<?> command, _) -> campaigns.take(command);
            case PlannedStep.Send send -> throw new AssertionError("unexpected: " + send);
        }
    }

    /** What the plan says the wallet can spend after a step is what its lots come to. */
    private void hold(WalletId walletId, @Nullable Yen planned, Instant at) {
        assertThat(planned)
                .as("%s at %s", walletId, at)
                .isEqualTo(Yen.of(wallets.available(walletId, BusinessDate.of(at))));
    }

    private @Nullable WalletEvent event(WalletCommand<?> command, Instant at) {
        return switch (command) {
            case WalletCommand.OpenWallet open ->
                    new WalletEvent.WalletOpened(
                            open.walletId(), at, open.holder(), open.residency(), open.corporate());
            case WalletCommand.ChangeResidency move ->
                    new WalletEvent.ResidencyChanged(
                            move.walletId(),
                            at,
                            move.residency(),
                            corporate.contains(move.walletId()));
            case WalletCommand.ReverseCharge undo -> wallets.reverse(undo, at);
            case WalletCommand.Pay pay -> wallets.pay(pay, at);
            case WalletCommand.CapturePayment capture -> wallets.capture(capture, at);
            case WalletCommand.RefundPayment refund -> wallets.refund(refund, at);
            case WalletCommand.AuthorizePayment authorize -> {
                wallets.authorize(authorize, at);
                yield null;
            }
            case WalletCommand.VoidPayment voided -> {
                wallets.voided(voided, at);
                yield null;
            }
            case WalletCommand.CloseWallet close -> {
                wallets.close(close.walletId());
                yield null;
            }
            default -> null;
        };
    }

    private void charge(PlannedStep.Charge charge) {
        long amount = charge.amount().amount();
        assertThat(amount % 1_000).isZero();
        assertThat(amount).isBetween(1_000L, 50_000L);
        assertThat(chargedToday.merge(charge.walletId(), amount, Long::sum))
                .isLessThanOrEqualTo(100_000L);
        if (!charge.declined()) {
            charged += amount;
            charges.put(charge.chargeId(), amount);
        }
    }

    private void take(WalletCommand<?> command) {
        switch (command) {
            case WalletCommand.OpenWallet open -> {
                if (open.corporate()) {
                    corporate.add(open.walletId());
                }
                count(open.walletId(), open.residency());
            }
            case WalletCommand.ChangeResidency move -> count(move.walletId(), move.residency());
            case WalletCommand.CloseWallet close -> outsiders.remove(close.walletId());
            case WalletCommand.ReverseCharge undo -> {
                charged -= requireNonNull(charges.get(undo.chargeId()));
            }
            case WalletCommand.Pay pay -> {
                approved(pay.request());
                capture(pay.request().amount().amount());
            }
            case WalletCommand.AuthorizePayment authorize -> {
                approved(authorize.request());
                authorized.put(authorize.request().paymentId(), authorize.request());
            }
            case WalletCommand.CapturePayment capture -> {
                PaymentRequest request = requireNonNull(authorized.remove(capture.paymentId()));
                long amount =
                        capture.amount() == null
                                ? request.amount().amount()
                                : capture.amount().amount();
                assertThat(amount).isBetween(1L, request.amount().amount());
                capture(amount);
            }
            case WalletCommand.VoidPayment voided ->
                    assertThat(authorized.remove(voided.paymentId())).isNotNull();
            case WalletCommand.RefundPayment refund ->
                    assertThat(refund.amount()).isNotEqualTo(Yen.ZERO);
            case WalletCommand.SuspendWallet suspended ->
                    assertThat(outsiders).doesNotContain(suspended.walletId());
            case WalletCommand.ResumeWallet resumed ->
                    assertThat(outsiders).doesNotContain(resumed.walletId());
            case WalletCommand.RequestCharge _,
                    WalletCommand.ConfirmCharge _,
                    WalletCommand.FailCharge _,
                    WalletCommand.GrantPoints _,
                    WalletCommand.TakeBackPoints _,
                    WalletCommand.ExpireHold _,
                    WalletCommand.ExpireLots _,
                    TransferCommand<?> _ ->
                    throw new AssertionError("not for the planner to send: " + command);
        }
    }

    private void take(MerchantCommand<?> command) {
        switch (command) {
            case MerchantCommand.ApproveMerchant(var shop) -> assertThat(shops.add(shop)).isTrue();
            case MerchantCommand.ResumeMerchant(var shop) -> assertThat(shops.add(shop)).isTrue();
            case MerchantCommand.SuspendMerchant gone ->
                    assertThat(shops.remove(gone.merchantId())).isTrue();
            case MerchantCommand.WithdrawMerchant(var shop) ->
                    assertThat(shops.remove(shop)).isTrue();
            case MerchantCommand.RegisterMerchant register ->
                    assertThat(register.profile().nameLatin().length()).isLessThanOrEqualTo(25);
            case MerchantCommand.EnrolTerminal enrol ->
                    assertThat(shops).contains(enrol.merchantId());
            case MerchantCommand.LimitTerminal _,
                    MerchantCommand.ChangeShopProfile _,
                    MerchantCommand.PaySupplier _,
                    MerchantCommand.ReceiveSupplierPayment _,
                    MerchantCommand.RevokeTerminal _,
                    MerchantCommand.ClosePaymentId _,
                    MerchantCommand.CreditReceivable _,
                    MerchantCommand.CloseReceivable _ ->
                    throw new AssertionError("not for the planner to send: " + command);
        }
    }

    private void approved(PaymentRequest request) {
        assertThat(shops).contains(request.merchantId());
    }

    private void capture(long amount) {
        payments++;
        captured += amount;
    }

    /** Points that arrived in a year, less those taken back in it. */
    long pointsGranted(FiscalYear year) {
        return campaigns.arrived(year);
    }

    long captured() {
        return captured;
    }

    private void count(WalletId walletId, Residency residency) {
        if (residency == Residency.RESIDENT) {
            outsiders.remove(walletId);
        } else if (!corporate.contains(walletId)) {
            outsiders.add(walletId);
        }
    }
}

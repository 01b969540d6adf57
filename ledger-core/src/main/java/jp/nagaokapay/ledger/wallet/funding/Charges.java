package jp.nagaokapay.ledger.wallet.funding;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.ChargeReceipt;
import jp.nagaokapay.ledger.wallet.ChargeReceipt.Status;
import jp.nagaokapay.ledger.wallet.WalletCommand.ConfirmCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.FailCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.RequestCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.ReverseCharge;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletRule;
import jp.nagaokapay.ledger.wallet.Wallets;
import jp.nagaokapay.ledger.wallet.Wallets.FundedCharge;
import jp.nagaokapay.ledger.wallet.funding.FundingPort.Outcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * A charge in its three steps: reserve in the wallet, collect at the provider, confirm or fail in
 * the wallet. After the first step nothing is lost: whoever comes next, after a crash or beside a
 * slow first attempt, on any node, asks the provider again under the chargeId, which moves no money
 * twice, and tells the wallet, which keeps to the first answer. What a provider says after that
 * changes nothing in the wallet; money that it collected for nothing goes back.
 */
@Component
public class Charges {
    private static final Logger LOG = LoggerFactory.getLogger(Charges.class);
    private static final int REASON_LENGTH_MAX = 200;
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofSeconds(3);

    private final Ledger ledger;
    private final Wallets wallets;
    private final FundingProvider provider;
    private final FundingInstruments instruments;
    private final MoneyBack moneyBack;
    private final ChargeWallets chargeWallets;
    private final FundingAnswers answers;
    private final Clock clock;
    private final Duration absenceFinalAfter;

    Charges(
            Ledger ledger,
            Wallets wallets,
            FundingProvider provider,
            FundingInstruments instruments,
            MoneyBack moneyBack,
            ChargeWallets chargeWallets,
            FundingAnswers answers,
            FundingProperties properties,
            Clock clock) {
        this.ledger = ledger;
        this.wallets = wallets;
        this.provider = provider;
        this.instruments = instruments;
        this.moneyBack = moneyBack;
        this.chargeWallets = chargeWallets;
        this.answers = answers;
        this.absenceFinalAfter = properties.absenceFinalAfter();
        this.clock = clock;
    }

    /**
     * Whether a charge by the channel needs a reference of its provider; else its chargeId is one.
     * Throws {@link jp.nagaokapay.ledger.shared.message.NotConfigured} where nobody could collect.
     */
    public boolean needsReference(Channel channel) {
        return provider.takesReference(channel);
    }

    /**
     * Whether the holder can pay at a page of the channel's provider; then no reference is needed.
     */
    public boolean hasPage(Channel channel) {
        return provider.hasPage(channel);
    }

    /** Where the holder of an open charge goes on to pay, at the provider's own page. */
    public Optional<URI> continueAt(ChargeReceipt charge) {
        return charge.status() == Status.PENDING
                ? answers.continueAt(charge.chargeId())
                : Optional.empty();
    }

    /**
     * Charges a wallet. The answer is {@code CHARGED}, {@code FAILED} with its reason, or {@code
     * PENDING} when the outcome is unclear, to be asked for with {@link #resume}. Throws as {@link
     * Ledger#send} does while nothing is reserved yet, and {@link
     * jp.nagaokapay.ledger.shared.message.NotConfigured} where nobody could collect it. What the
     * log records under {@code key} is the first step's answer, which is {@code PENDING}: a
     * replayed request goes on with {@link #resume}.
     */
    public ChargeReceipt charge(RequestCharge command, @Nullable RequestKey key) {
        provider.require(command.channel());
        ChargeReceipt reserved = key == null ? ledger.send(command) : ledger.send(command, key);
        FundedCharge charge =
                new FundedCharge(reserved, command.fundingReference(), clock.instant());
        return unlessUnavailable(
                reserved, () -> end(command.walletId(), charge, provider.collect(charge)));
    }

    /**
     * Brings a charge to its end if it is still open and the provider is clear; answers how it
     * stands. Safe at any time, also beside a first attempt.
     *
     * <p>A young charge that never arrived at the provider is collected now rather than failed, for
     * a first attempt may still be on its way; an old one fails, for nobody expects it any more.
     */
    public ChargeReceipt resume(WalletId walletId, ChargeId chargeId) {
        FundedCharge charge =
                wallets.fundedCharge(walletId, chargeId)
                        .orElseThrow(() -> new Refused(WalletRule.CHARGE_IS_KNOWN));
        if (charge.receipt().status() != Status.PENDING) {
            return charge.receipt();
        }
        Outcome found = provider.lookUp(charge);
        boolean young = clock.instant().isBefore(charge.requestedAt().plus(absenceFinalAfter));
        Outcome outcome =
                found instanceof Outcome.Declined && young ? provider.collect(charge) : found;
        ChargeReceipt now =
                unlessUnavailable(charge.receipt(), () -> end(walletId, charge, outcome));
        if (now.status() == Status.CHARGED) {
            answers.forget(chargeId);
        }
        return now;
    }

    /** Like {@link #resume}, but asks the provider no more than every few seconds. */
    public ChargeReceipt follow(WalletId walletId, ChargeReceipt charge) {
        return charge.status() == Status.PENDING
                        && answers.claim(charge.chargeId(), clock.instant(), ASKED_AGAIN_AFTER)
                ? resume(walletId, charge.chargeId())
                : charge;
    }

    /** {@link #reverse(ReverseCharge, RequestKey)} for a caller who knows only the charge. */
    public ChargeReceipt reverse(ChargeId chargeId, @Nullable RequestKey key) {
        return reverse(new ReverseCharge(chargeWallets.require(chargeId), chargeId), key);
    }

    /** Undoes a charge that is still unspent and gives the money back, now or by the job. */
    public ChargeReceipt reverse(ReverseCharge command, @Nullable RequestKey key) {
        ChargeReceipt reversed = reversed(command, key);
        moneyBack.giveBack(command.walletId(), command.chargeId(), clock.instant());
        return reversed;
    }

    /** Tries again to give back money that is due; answers how often it succeeded. */
    public int giveBackDue(Instant now, int atMost) {
        return moneyBack.giveBackDue(now, atMost);
    }

    private ChargeReceipt reversed(ReverseCharge command, @Nullable RequestKey key) {
        try {
            return key == null ? ledger.send(command) : ledger.send(command, key);
        } catch (Duplicate duplicate) {
            if (duplicate.kind() == Duplicate.Key.IDEMPOTENCY) {
                throw duplicate;
            }
            return wallets.fundedCharge(command.walletId(), command.chargeId())
                    .orElseThrow(() -> new Refused(WalletRule.CHARGE_IS_KNOWN))
                    .receipt();
        }
    }

    private ChargeReceipt end(WalletId walletId, FundedCharge charge, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Collected collected -> confirm(walletId, charge, collected);
            case Outcome.Declined declined -> {
                answers.said(walletId, charge, outcome, clock.instant());
                ChargeReceipt ended = fail(walletId, charge, brief(declined.reason()));
                answers.ended(ended.chargeId(), clock.instant());
                yield ended;
            }
            case Outcome.Continue _, Outcome.Unclear _ -> {
                answers.said(walletId, charge, outcome, clock.instant());
                yield charge.receipt();
            }
        };
    }

    private ChargeReceipt confirm(
            WalletId walletId, FundedCharge charge, Outcome.Collected collected) {
        ChargeId chargeId = charge.receipt().chargeId();
        boolean admitted =
                instruments.admit(charge.receipt().channel(), collected.instrument(), walletId);
        ChargeReceipt ended =
                admitted
                        ? ledger.send(new ConfirmCharge(walletId, chargeId))
                        : fail(walletId, charge, FundingRule.WITHIN_WALLETS_PER_INSTRUMENT.code());
        if (ended.status() == Status.FAILED) {
            moneyBack.giveBack(walletId, chargeId, clock.instant());
        }
        return ended;
    }

    private ChargeReceipt fail(WalletId walletId, FundedCharge charge, String reason) {
        return ledger.send(new FailCharge(walletId, charge.receipt().chargeId(), reason));
    }

    /** Once the limits are reserved, trouble of our own leaves the charge open, not failed. */
    private static ChargeReceipt unlessUnavailable(
            ChargeReceipt open, Supplier<ChargeReceipt> end) {
        try {
            return end.get();
        } catch (Unavailable | DataAccessException e) {
            LOG.warn("{} stays open for now: {}", open.chargeId(), e.toString());
            return open;
        }
    }

    static String brief(String reason) {
        return reason.length() <= REASON_LENGTH_MAX
                ? reason
                : reason.substring(0, REASON_LENGTH_MAX);
    }
}

package jp.nagaokapay.ledger.wallet.funding;

import java.time.Instant;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.Wallets.FundedCharge;
import jp.nagaokapay.ledger.wallet.funding.FundingPort.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What a provider says about a charge after its end. How it ended stays; money that came in for
 * nothing is given back, and every contradiction is kept for staff to see.
 */
@Component
class LateAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(LateAnswers.class);

    private final FundingProvider provider;
    private final FundingAnswers answers;
    private final MoneyBack moneyBack;

    LateAnswers(FundingProvider provider, FundingAnswers answers, MoneyBack moneyBack) {
        this.provider = provider;
        this.answers = answers;
        this.moneyBack = moneyBack;
    }

    /** Asks about a charge that has ended; answers whether the provider contradicts its end. */
    boolean lookBack(WalletId walletId, FundedCharge charge, Instant now) {
        ChargeId chargeId = charge.receipt().chargeId();
        Outcome outcome = provider.lookUp(charge);
        boolean contradicts =
                switch (charge.receipt().status()) {
                    case FAILED ->
                            outcome instanceof Outcome.Collected
                                    && collectedForNothing(walletId, chargeId, now);
                    case CHARGED ->
                            outcome instanceof Outcome.Declined declined
                                    && chargedForNothing(chargeId, declined);
                    case REVERSED, PENDING -> false;
                };
        if (contradicts) {
            answers.said(walletId, charge, outcome, now);
            answers.contradicted(chargeId, now);
        }
        answers.lookedBack(chargeId, outcome, now);
        return contradicts;
    }

    private boolean collectedForNothing(WalletId walletId, ChargeId chargeId, Instant now) {
        if (!moneyBack.isDue(chargeId)) {
            LOG.error("The provider collected {}, which has failed: it goes back", chargeId);
            moneyBack.giveBack(walletId, chargeId, now);
            return true;
        }
        return false;
    }

    private static boolean chargedForNothing(ChargeId chargeId, Outcome.Declined declined) {
        LOG.error("{} is charged, but its provider says: {}", chargeId, declined.reason());
        return true;
    }
}

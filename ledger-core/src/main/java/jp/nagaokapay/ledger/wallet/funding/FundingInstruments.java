package jp.nagaokapay.ledger.wallet.funding;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jp.nagaokapay.ledger.shared.lock.AdvisoryLock;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which wallets a card or bank account has charged; a wallet once admitted stays admitted, so the
 * answer for it never changes, however often and by whichever node it is asked.
 */
@Component
class FundingInstruments {
    private static final int CACHED_PAIRS_MAX = 50_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final int walletsMax;
    private final Cache<Pair, Boolean> admitted =
            Caffeine.newBuilder().maximumSize(CACHED_PAIRS_MAX).build();

    FundingInstruments(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            FundingProperties properties) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.walletsMax = properties.walletsPerInstrument();
    }

    /** Admits the wallet to the instrument if it is, or if there is room. */
    boolean admit(Channel channel, String instrument, WalletId walletId) {
        if (!limited(channel)) {
            return true;
        }
        Pair pair = new Pair(instrument, walletId);
        if (admitted.getIfPresent(pair) != null) {
            return true;
        }
        boolean admits =
                known(pair) || Boolean.TRUE.equals(transaction.execute(_ -> admitIfRoom(pair)));
        if (admits) {
            admitted.put(pair, true);
        }
        return admits;
    }

    /** Cash has no instrument that a second wallet could share. */
    private static boolean limited(Channel channel) {
        return switch (channel) {
            case CREDIT_CARD, BANK -> true;
            case ATM, COUNTER -> false;
        };
    }

    private boolean admitIfRoom(Pair pair) {
        // two new wallets at one instrument wait for each other, so that both are counted
        AdvisoryLock.FUNDING_INSTRUMENT.lock(jdbc, pair.instrument());
        long wallets =
                jdbc.sql("SELECT count(*) FROM funding_instrument WHERE instrument = ?")
                        .param(pair.instrument())
                        .query(Long.class)
                        .single();
        if (known(pair)) {
            return true;
        }
        return wallets < walletsMax
                && jdbc.sql("INSERT INTO funding_instrument (instrument, wallet_id) VALUES (?, ?)")
                                .params(pair.instrument(), pair.walletId().value())
                                .update()
                        == 1;
    }

    private boolean known(Pair pair) {
        return jdbc.sql(
                                """
                                SELECT count(*) FROM funding_instrument
                                WHERE instrument = ? AND wallet_id = ?
                                """)
                        .params(pair.instrument(), pair.walletId().value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    private record Pair(String instrument, WalletId walletId) {}
}

package jp.nagaokapay.ledger.wallet;

import java.time.Duration;
import jp.nagaokapay.ledger.shared.money.Yen;

/**
 * What a person may send to others. Yen are whole yen, all bounds inclusive; days are business
 * dates, months those of the calendar. What was undone, refused or returned does not count.
 *
 * <p>The law asks more of an issuer whose holders send above 100,000 yen at once or 300,000 a month
 * (高額電子移転可能型, 資金決済法); these limits stay far below.
 *
 * @param enabled whether people may send at all; asked where they ask to, not by the wallet
 * @param least least transfer
 * @param most largest transfer
 * @param mostPerDay most that a wallet sends on one business date
 * @param mostPerMonth most that it sends in a month
 * @param timesPerDay how often on one business date
 * @param offerLifetime how long an offer waits to be taken, at most
 */
public record TransferLimits(
        boolean enabled,
        Yen least,
        Yen most,
        Yen mostPerDay,
        Yen mostPerMonth,
        int timesPerDay,
        Duration offerLifetime) {

    public static final TransferLimits DEFAULT =
            new TransferLimits(
                    false,
                    Yen.of(1),
                    Yen.of(30_000),
                    Yen.of(50_000),
                    Yen.of(100_000),
                    10,
                    Duration.ofDays(7));
}

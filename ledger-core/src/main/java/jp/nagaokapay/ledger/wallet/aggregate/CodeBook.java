package jp.nagaokapay.ledger.wallet.aggregate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.wallet.CodeId;
import jp.nagaokapay.ledger.wallet.OfflineLimits;

/**
 * The payment codes that a wallet has seen.
 *
 * @param used until they expire, and when that is
 * @param offline those that a device made without a network, and when they were used, as long as
 *     they count
 */
record CodeBook(ExpiringMap<CodeId, Instant> used, ExpiringMap<CodeId, Instant> offline) {
    /** A used code outlives its expiry by this, for the nodes' clocks may differ. */
    static final Duration REMEMBERED_LONGER = Duration.ofMinutes(5);

    static final CodeBook EMPTY = new CodeBook(ExpiringMap.empty(), ExpiringMap.empty());

    static CodeBook of(
            List<ExpiringMap.Entry<CodeId, Instant>> used,
            List<ExpiringMap.Entry<CodeId, Instant>> offline) {
        return new CodeBook(ExpiringMap.of(used), ExpiringMap.of(offline));
    }

    CodeBook used(CodeId codeId, Instant expiresAt, Instant now) {
        return new CodeBook(
                used.plus(codeId, expiresAt, expiresAt.plus(REMEMBERED_LONGER)),
                codeId.isOffline()
                        ? offline.plus(codeId, now, now.plus(OfflineLimits.MONTH))
                        : offline);
    }

    long offlineOn(LocalDate date) {
        return offline.newestFirst().filter(at -> BusinessDate.of(at).equals(date)).count();
    }

    long offlineSince(Instant instant) {
        return offline.newestFirst().filter(at -> at.isAfter(instant)).count();
    }

    CodeBook forget(Instant now) {
        ExpiringMap<CodeId, Instant> leftUsed = used.forget(now);
        ExpiringMap<CodeId, Instant> leftOffline = offline.forget(now);
        return leftUsed.size() == used.size() && leftOffline.size() == offline.size()
                ? this
                : new CodeBook(leftUsed, leftOffline);
    }
}

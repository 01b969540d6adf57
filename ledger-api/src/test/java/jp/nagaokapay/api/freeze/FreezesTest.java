package jp.nagaokapay.api.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.ledger.shared.message.Ids;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletStatus;
import jp.nagaokapay.ledger.wallet.Wallets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What stands of stops and what the ledger does come together, whatever happens between. */
class FreezesTest extends HttpTest {
    @Autowired private Freezes freezes;
    @Autowired private Wallets wallets;
    @Autowired private JdbcTemplate jdbc;

    @Test
    void a_stop_that_a_crash_kept_from_the_ledger_reaches_it_with_the_job() {
        WalletId walletId = wallet();
        jdbc.update(
                """
                INSERT INTO wallet_freeze (freeze_id, wallet_id, cause, frozen_at)
                VALUES (?, ?, 'NUMBER_TAKEN', now())
                """,
                Ids.next("freeze"),
                walletId.value());

        freezes.settleAll(1_000);

        assertThat(status(walletId)).isEqualTo(WalletStatus.SUSPENDED);
        assertThat(untold(walletId)).isZero();
    }

    @Test
    void a_thaw_that_a_crash_kept_from_the_ledger_reaches_it_with_the_job() {
        WalletId walletId = wallet();
        freezes.freezeByOffice(walletId, "調査", "staff:test");
        jdbc.update(
                "UPDATE wallet_freeze SET thawed_at = now(), told = false WHERE wallet_id = ?",
                walletId.value());

        freezes.settleAll(1_000);

        assertThat(status(walletId)).isEqualTo(WalletStatus.OPEN);
        assertThat(untold(walletId)).isZero();
    }

    @Test
    void stops_and_thaws_at_the_same_moment_leave_the_ledger_as_the_last_of_them() {
        WalletId walletId = wallet();

        IntStream.range(0, 20)
                .mapToObj(i ->
                        CompletableFuture.runAsync(() -> {
                            try {
                                switch (i % 3) {
                                    case 0 -> freezes.freezeByHolder(walletId);
                                    case 1 -> freezes.freezeByOffice(walletId, "調査", "staff:test");
                                    default -> freezes.thawByOffice(walletId, "済み", "staff:test");
                                }
                            } catch (Refused _) {
                                // another was first
                            }
                        }))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(status(walletId) == WalletStatus.SUSPENDED)
                .isEqualTo(!freezes.of(walletId).isEmpty());
        assertThat(untold(walletId)).isZero();
    }

    @Test
    void who_stopped_it_and_why_is_kept_for_ever() {
        WalletId walletId = wallet();
        freezes.freezeByOffice(walletId, "調査", "staff:one");
        freezes.thawByOffice(walletId, "本人確認済み", "staff:other");

        assertThat(
                        jdbc.queryForList(
                                """
                                SELECT concat_ws(' ', cause, reason, frozen_by, thaw_reason, thawed_by)
                                  FROM wallet_freeze WHERE wallet_id = ?
                                """,
                                String.class,
                                walletId.value()))
                .containsExactly("OFFICE 調査 staff:one 本人確認済み staff:other");
    }

    private WalletStatus status(WalletId walletId) {
        return wallets.find(walletId).orElseThrow().status();
    }

    private int untold(WalletId walletId) {
        return jdbc.queryForList(
                        "SELECT freeze_id FROM wallet_freeze WHERE wallet_id = ? AND NOT told",
                        walletId.value())
                .size();
    }
}

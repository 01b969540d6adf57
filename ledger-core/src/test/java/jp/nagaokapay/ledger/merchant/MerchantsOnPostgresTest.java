package jp.nagaokapay.ledger.merchant;

import static jp.nagaokapay.ledger.merchant.Shops.shop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import jp.nagaokapay.ledger.LedgerNode;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.merchant.MerchantCommand.ApproveMerchant;
import jp.nagaokapay.ledger.merchant.MerchantCommand.ClosePaymentId;
import jp.nagaokapay.ledger.merchant.MerchantCommand.CreditReceivable;
import jp.nagaokapay.ledger.merchant.MerchantCommand.EnrolTerminal;
import jp.nagaokapay.ledger.merchant.MerchantCommand.Movement;
import jp.nagaokapay.ledger.merchant.MerchantCommand.RegisterMerchant;
import jp.nagaokapay.ledger.merchant.MerchantCommand.RevokeTerminal;
import jp.nagaokapay.ledger.merchant.MerchantCommand.SuspendMerchant;
import jp.nagaokapay.ledger.merchant.MerchantList.Listed;
import jp.nagaokapay.ledger.merchant.MerchantList.Page;
import jp.nagaokapay.ledger.merchant.receivable.Receivables;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class MerchantsOnPostgresTest {
    private static final LedgerNode NODE =
            LedgerNode.on(TestDatabase.freshUrl(), "nagaokapay.log.snapshot-every=10");
    private final MerchantDirectory directory = NODE.bean(MerchantDirectory.class);
    private final MerchantList shops = NODE.bean(MerchantList.class);
    private final Receivables receivables = NODE.bean(Receivables.class);

    @AfterAll
    static void stop() {
        NODE.close();
    }

    @Test
    void the_directory_follows_registration_approval_and_terminals_at_once() {
        MerchantId bakery = registered("みしまパン", "ミシマパン", "Mishima Pan", "三島");
        TerminalId till = TerminalId.next();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> directory.requireApproved(bakery))
                .matches(refused -> refused.rule() == MerchantRule.MERCHANT_IS_APPROVED);
        NODE.ledger().send(new ApproveMerchant(bakery));
        NODE.ledger().send(new EnrolTerminal(bakery, till, "till"));

        assertThat(directory.requireApproved(bakery).profile().name()).isEqualTo("みしまパン");
        assertThat(directory.terminalIsLive(bakery, till)).isTrue();
        assertThat(directory.find(MerchantId.next())).isEmpty();
    }

    @Test
    void the_directory_reads_a_shop_with_many_credits_from_its_snapshot() {
        MerchantId bakery = approved("よいたパン", "ヨイタパン", "Yoita Pan", "与板");
        Instant at = Instant.parse("2023-04-01T01:00:00Z");
        LongStream.rangeClosed(1, 35)
                .forEach(position ->
                        NODE.ledger()
                                .send(
                                        new CreditReceivable(
                                                bakery,
                                                List.of(
                                                        new Movement(
                                                                position,
                                                                at,
                                                                Yen.of(100),
                                                                Yen.ZERO)),
                                                at)));

        assertThat(directory.requireApproved(bakery).profile().district()).isEqualTo("与板");
        drain();
        assertThat(receivables.days(bakery, LocalDate.of(2023, 4, 1), LocalDate.of(2023, 4, 30)))
                .containsExactly(
                        new Receivables.Day(
                                LocalDate.of(2023, 4, 1), Yen.of(3_500), Yen.ZERO, 35, 0));
    }

    @Test
    void a_payment_is_given_up_once_for_ever() {
        MerchantId bakery = approved("とちおパン", "トチオパン", "Tochio Pan", "栃尾");

        NODE.ledger().send(new ClosePaymentId(bakery, "p-1", null));

        assertThatExceptionOfType(Duplicate.class)
                .isThrownBy(() -> NODE.ledger().send(new ClosePaymentId(bakery, "p-1", null)));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() ->
                        NODE.ledger().send(new ClosePaymentId(MerchantId.next(), "p-1", null)))
                .matches(refused -> refused.rule() == MerchantRule.MERCHANT_IS_KNOWN);
    }

    @Test
    void a_shop_registers_once() {
        MerchantId bakery = approved("こしじパン", "コシジパン", "Koshiji Pan", "越路");

        assertThatExceptionOfType(Duplicate.class)
                .isThrownBy(
                        () -> NODE.ledger().send(new RegisterMerchant(bakery, Shops.BAKERY, null)));
    }

    @Test
    void residents_find_approved_shops_by_district_and_by_any_spelling() {
        MerchantId noodles = approved("100%そば_川口", "ソバカワグチ", "Soba Kawaguchi", "川口");
        MerchantId sake = approved("川口酒造", "カワグチシュゾウ", "Kawaguchi Shuzo", "川口");
        MerchantId away = approved("川口屋", "カワグチヤ", "Kawaguchi-ya", "川口");
        registered("川口茶屋", "カワグチチャヤ", "Kawaguchi Chaya", "川口");
        NODE.ledger().send(new SuspendMerchant(away, "moving"));
        drain();

        assertThat(ids(shops.search("川口", null, null, null, 10))).containsExactly(sake, noodles);
        assertThat(ids(shops.search("川口", "飲食", "KAWAGUCHI S", null, 10))).containsExactly(sake);
        assertThat(ids(shops.search(null, null, "100%", null, 10))).containsExactly(noodles);
        for (String spelling :
                List.of(
                        "ｿﾊﾞ",
                        "そば",
                        "ソハ゛",
                        "そは\u3099 かわぐち",
                        "ＳＯＢＡ　ｋａｗａ",
                        "１００％",
                        "ば_川",
                        "%",
                        "_")) {
            assertThat(ids(shops.search("川口", null, spelling, null, 10)))
                    .as(spelling)
                    .containsExactly(noodles);
        }
        for (String other : List.of("%_", "100_", "\\", "そ%ば", "ソハ", "川口ソバ")) {
            assertThat(ids(shops.search("川口", null, other, null, 10))).as(other).isEmpty();
        }
        assertThat(ids(shops.search("川口", "宿泊", null, null, 10))).isEmpty();
        assertThat(shops.find(away).orElseThrow().suspensionReason()).isEqualTo("moving");
        assertThat(ids(shops.list(MerchantStatus.SUSPENDED, null, null, 10))).contains(away);
    }

    @Test
    void lists_are_paged_without_loss_or_repetition() {
        for (int i = 0; i < 7; i++) {
            approved("小国の店" + i, "オグニ" + i % 3, "Oguni " + i, "小国");
        }
        drain();

        List<MerchantId> paged = new ArrayList<>();
        MerchantId after = null;
        do {
            Page page = shops.search("小国", null, null, after, 3);
            paged.addAll(ids(page));
            after = page.next();
        } while (after != null);

        assertThat(paged)
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(ids(shops.search("小国", null, null, null, 100)))
                .hasSize(7);
    }

    @Test
    void a_shop_s_terminals_are_listed_with_their_ends() {
        MerchantId bakery = approved("わしまパン", "ワシマパン", "Washima Pan", "和島");
        TerminalId old = TerminalId.next();
        TerminalId current = TerminalId.next();
        NODE.ledger().send(new EnrolTerminal(bakery, old, "old"));
        NODE.ledger().send(new EnrolTerminal(bakery, current, "new"));
        NODE.ledger().send(new RevokeTerminal(bakery, old));
        drain();

        assertThat(shops.terminals(bakery))
                .extracting(MerchantList.Terminal::terminalId)
                .containsExactly(old, current);
        assertThat(shops.terminals(bakery).getFirst().revokedAt()).isNotNull();
        assertThat(shops.terminals(bakery).getLast().revokedAt()).isNull();
    }

    private static MerchantId registered(String name, String kana, String latin, String district) {
        MerchantId id = MerchantId.next();
        MerchantId answered =
                NODE.ledger()
                        .send(new RegisterMerchant(id, shop(name, kana, latin, district), null));
        assertThat(answered).isEqualTo(id);
        return id;
    }

    private static MerchantId approved(String name, String kana, String latin, String district) {
        MerchantId id = registered(name, kana, latin, district);
        NODE.ledger().send(new ApproveMerchant(id));
        return id;
    }

    private static void drain() {
        NODE.processors().awaitDrained(Duration.ofSeconds(20));
    }

    private static List<MerchantId> ids(Page page) {
        return page.merchants().stream().map(Listed::merchantId).toList();
    }
}

package jp.nagaokapay.ledger.kpi;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.GrantId;
import jp.nagaokapay.ledger.wallet.HolderRef;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentMode;
import jp.nagaokapay.ledger.wallet.RefundId;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletEvent.*;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.NullMarked;

/** Events of the tests of the figures, with times as people write them. */
@NullMarked
final class KpiEvents {
    static final WalletId ANN = new WalletId("wallet:ann");
    private static final WalletId BEN = new WalletId("wallet:ben");

    private KpiEvents() {}

    static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }

    static MerchantId shop(String name) {
        return new MerchantId("merchant:" + name);
    }

    static PaymentId payment(String name) {
        return new PaymentId("payment:" + name);
    }

    static LedgerEvent opened(String at, String name, Residency residency, boolean corporate) {
        return new WalletOpened(
                new WalletId("wallet:" + name),
                at(at),
                new HolderRef("holder:" + name),
                residency,
                corporate);
    }

    static LedgerEvent moved(String at, String name, Residency residency, boolean corporate) {
        return new ResidencyChanged(new WalletId("wallet:" + name), at(at), residency, corporate);
    }

    static LedgerEvent closed(String at, String name, Residency residency, boolean corporate) {
        return new WalletClosed(
                new WalletId("wallet:" + name), at(at), residency, corporate, List.of());
    }

    static LedgerEvent charged(String at, WalletId wallet, long amount) {
        return new WalletCharged(
                wallet,
                at(at),
                new ChargeId("charge:1"),
                new LotId("lot:1"),
                Yen.of(amount),
                Channel.ATM,
                LocalDate.parse("2023-09-30"));
    }

    static LedgerEvent reversed(String at, WalletId wallet, long amount) {
        return new ChargeReversed(
                wallet,
                at(at),
                new ChargeId("charge:1"),
                new LotId("lot:1"),
                Yen.of(amount),
                Channel.ATM,
                LocalDate.parse("2023-09-30"));
    }

    static LedgerEvent granted(String date, long points) {
        return new PointsGranted(
                ANN,
                at(date + "T09:00:00+09:00"),
                new GrantId("grant:1"),
                "campaign:a",
                "t",
                new LotId("lot:2"),
                Points.of(points),
                LocalDate.parse("2023-09-30"),
                null);
    }

    static LedgerEvent authorized(String at, String name) {
        return new PaymentAuthorized(
                ANN,
                at(at),
                payment(name),
                name,
                shop("a"),
                null,
                PaymentMode.CPM,
                Yen.of(500),
                List.of(),
                at(at).plusSeconds(1_800),
                null,
                null);
    }

    static LedgerEvent captured(String at, String name, long amount) {
        return new PaymentCaptured(
                BEN,
                at(at),
                payment(name),
                name,
                shop("a"),
                Yen.of(amount),
                List.of(),
                List.of(),
                List.of());
    }

    static LedgerEvent voided(String at, String name) {
        return new PaymentVoided(
                ANN, at(at), payment(name), name, shop("a"), Yen.of(500), List.of(), List.of());
    }

    static LedgerEvent made(String at, WalletId wallet, String name, long amount) {
        return new PaymentMade(
                wallet,
                at(at),
                payment(name),
                name,
                shop("a"),
                null,
                PaymentMode.MPM,
                Yen.of(amount),
                List.of(),
                null,
                null);
    }

    static LedgerEvent refunded(String at, String name, long amount) {
        return new PaymentRefunded(
                ANN,
                at(at),
                payment(name),
                name,
                shop("a"),
                new RefundId("refund:1"),
                "r1",
                Yen.of(amount),
                List.of(),
                List.of(),
                at(at));
    }
}

package jp.nagaokapay.ledger.campaign;

import java.time.Instant;
import java.time.LocalDate;
import jp.nagaokapay.ledger.campaign.rules.Occasion;
import jp.nagaokapay.ledger.campaign.rules.Occasion.Person;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.NullMarked;

/** Occasions as tests need them. */
@NullMarked
public final class Occasions {
    public static final Person RESIDENT =
            new Person(LocalDate.of(2022, 11, 1), Residency.RESIDENT, false);

    private Occasions() {}

    public static Occasion charge(Instant at, long amount) {
        return Occasion.charge(
                Trigger.CHARGE,
                "charge:1",
                new WalletId("wallet:1"),
                at,
                Yen.of(amount),
                RESIDENT,
                Channel.BANK);
    }
}

package jp.nagaokapay.api.register;

import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletCommand.ChangeResidency;
import jp.nagaokapay.ledger.wallet.WalletCommand.OpenWallet;
import jp.nagaokapay.ledger.wallet.WalletRule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Brings a resident's wallet in line with the register: opens it, and sets the residency. May run
 * any number of times: the wallet's id is fixed in the register beforehand, the ledger opens one
 * wallet a holder, and a residency that does not change is no event.
 */
@Component
class WalletProvisioning {
    private final JdbcClient jdbc;
    private final Ledger ledger;

    WalletProvisioning(JdbcClient jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    /**
     * Whether the register still says what the ledger was told. When the person moved meanwhile,
     * who tells of the later move may have been first, so it has to be told again.
     */
    boolean provision(Resident resident) {
        Residency residency = PostalCodes.residencyOf(resident.postalCode());
        try {
            ledger.send(
                    new OpenWallet(
                            resident.walletId(),
                            resident.residentId().holder(),
                            residency,
                            resident.corporate()));
        } catch (Duplicate _) {
            changeResidency(resident, residency);
        }
        return jdbc.sql(
                                """
                                UPDATE resident SET ledger_told = true
                                 WHERE resident_id = ? AND postal_code = ?
                                """)
                        .param(resident.residentId().value())
                        .param(resident.postalCode())
                        .update()
                > 0;
    }

    /** Where the holder of a closed wallet lives does not matter any more. */
    private void changeResidency(Resident resident, Residency residency) {
        try {
            ledger.send(new ChangeResidency(resident.walletId(), residency));
        } catch (Refused refused) {
            if (refused.rule() != WalletRule.WALLET_IS_OPEN) {
                throw refused;
            }
        }
    }
}

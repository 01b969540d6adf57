package jp.nagaokapay.api.offline;

import java.util.Set;
import jp.nagaokapay.api.freeze.AccountFrozen;
import jp.nagaokapay.api.identity.CredentialChanged;
import jp.nagaokapay.api.identity.CredentialChanged.Change;
import jp.nagaokapay.api.register.PhoneChanged;
import jp.nagaokapay.api.register.ResidentErased;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whoever has another password or phone number, or a stopped wallet, may have lost a phone: its key
 * ends.
 */
@Component
class LostDevices {
    private static final Set<Change> PASSWORD =
            Set.of(Change.PASSWORD_CHANGED, Change.PASSWORD_CHOSEN);

    private final OfflineKeyTable table;

    LostDevices(JdbcClient jdbc) {
        table = new OfflineKeyTable(jdbc);
    }

    @EventListener
    void on(CredentialChanged changed) {
        if (PASSWORD.contains(changed.change())) {
            table.endAllOf(changed.person());
        }
    }

    @EventListener
    void on(PhoneChanged changed) {
        table.endAllOf(changed.residentId().value());
    }

    @EventListener
    void on(AccountFrozen frozen) {
        table.endAllOf(frozen.residentId().value());
    }

    @EventListener
    void on(ResidentErased erased) {
        table.endAllOf(erased.residentId().value());
    }
}

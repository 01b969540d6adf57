package jp.nagaokapay.api.identity.clients;

import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.identity.Scopes;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.lock.AdvisoryLock;
import jp.nagaokapay.ledger.shared.message.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * API clients that act for a shop's owner, such as a POS vendor's program: they see that shop
 * alone.
 */
@Component
@BuiltInIssuer
public class ShopApiClients {
    /** How many programs a shop may have; revoked ones count. */
    static final int PROGRAMS_MAX = 200;

    private final MachineClients machines;
    private final ShopClients clients;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ShopApiClients(
            MachineClients machines,
            ShopClients clients,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.machines = machines;
        this.clients = clients;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * Adds a program of a shop that exists; its secret is shown this once.
     *
     * @param scope {@link Scopes#SHOP} or {@link Scopes#BILLER}
     * @param responsible the staff id of the owner whose program it is; null where none was named
     */
    public TerminalClients.Secret add(
            MerchantId merchantId, String label, String scope, @Nullable String responsible) {
        String clientId = Ids.next("shop").replace(':', '-');
        String secret = ClientSecrets.next();
        transaction.executeWithoutResult(_ -> {
            AdvisoryLock.SHOP_CREDENTIALS.lock(jdbc, merchantId.value());
            CredentialRule.WITHIN_CLIENTS.require(
                    of(merchantId).size() < PROGRAMS_MAX, Map.of("most", PROGRAMS_MAX));
            save(clientId, ClientSecrets.hash(secret), merchantId, label, scope, responsible);
        });
        return new TerminalClients.Secret(clientId, secret);
    }

    /** Adds a program of a known name. One that exists, or has ended, stays as it is. */
    public void seed(
            String clientId, String secretHash, MerchantId merchantId, String label, String scope) {
        transaction.executeWithoutResult(_ -> {
            AdvisoryLock.SHOP_CREDENTIALS.lock(jdbc, merchantId.value());
            if (clients.find(clientId).isEmpty()) {
                save(clientId, secretHash, merchantId, label, scope, null);
            }
        });
    }

    /** Revokes a program: it gets no more tokens, and the one that it has ends. Idempotent. */
    public void revoke(MerchantId merchantId, String clientId) {
        CredentialRule.CLIENT_IS_KNOWN.require(
                of(merchantId).stream().anyMatch(client -> client.clientId().equals(clientId)));
        transaction.executeWithoutResult(_ -> {
            clients.revoke(clientId);
            machines.revoke(clientId);
        });
    }

    /** A shop's programs, ended ones included, oldest first. */
    public List<ShopClient> of(MerchantId merchantId) {
        return clients.programs(merchantId);
    }

    private void save(
            String clientId,
            String secretHash,
            MerchantId merchantId,
            String label,
            String scope,
            @Nullable String responsible) {
        ClientSettings.Builder settings =
                ClientSettings.builder()
                        .setting(TerminalClients.MERCHANT_SETTING, merchantId.value());
        if (responsible != null) {
            settings.setting(MachineClients.RESPONSIBLE_SETTING, responsible);
        }
        clients.add(clientId, merchantId, null, label);
        machines.save(
                MachineClients.machine(clientId, Set.of(scope))
                        .clientSecret(secretHash)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .clientSettings(settings.build())
                        .build());
    }
}

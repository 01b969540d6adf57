package jp.nagaokapay.api.identity.clients;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.MerchantRule;
import jp.nagaokapay.ledger.merchant.TerminalId;
import jp.nagaokapay.ledger.shared.message.Refused;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The credentials of shop terminals: a secret, or the public half of the terminal's key. A
 * terminal's token names its shop and itself. Changes are atomic and serialised per terminal.
 */
@Component
@BuiltInIssuer
public class TerminalClients {
    public static final String MERCHANT_SETTING = "nagaokapay.merchant";
    public static final String TERMINAL_SETTING = "nagaokapay.terminal";
    private static final Set<String> SCOPES = Set.of("terminal");

    private final MachineClients machines;
    private final ShopClients clients;
    private final EnrolmentCodes codes;
    private final TransactionTemplate transaction;

    TerminalClients(
            MachineClients machines,
            ShopClients clients,
            EnrolmentCodes codes,
            TransactionTemplate transaction) {
        this.machines = machines;
        this.clients = clients;
        this.codes = codes;
        this.transaction = transaction;
    }

    /**
     * Adds the credentials of an enrolled terminal. A client that exists, or was revoked, stays as
     * it is.
     *
     * @param secretHash {@link ClientSecrets#hash} of a {@link ClientSecrets#next}
     */
    public void register(
            String clientId, String secretHash, MerchantId merchantId, TerminalId terminalId) {
        clients.add(clientId, merchantId, terminalId, null);
        transaction.executeWithoutResult(_ ->
                clients.lock(clientId)
                        .filter(client -> !machines.exists(clientId))
                        .ifPresent(client -> saveSecret(client, secretHash)));
    }

    /**
     * Gives a terminal a new secret; whatever it signed in with before is worth nothing at once.
     */
    public Secret giveSecret(MerchantId merchantId, TerminalId terminalId) {
        String clientId = clientOf(merchantId, terminalId);
        String secret = ClientSecrets.next();
        transaction.executeWithoutResult(_ -> {
            ShopClient client = lockLive(clientId);
            codes.drop(clientId);
            saveSecret(client, ClientSecrets.hash(secret));
        });
        return new Secret(clientId, secret);
    }

    /** Gives out a code for the terminal's key; what it signs in with now is good until then. */
    public Code giveCode(MerchantId merchantId, TerminalId terminalId) {
        String clientId = clientOf(merchantId, terminalId);
        EnrolmentCodes.Made made =
                Objects.requireNonNull(
                        transaction.execute(_ -> {
                            lockLive(clientId);
                            return codes.make(clientId);
                        }));
        return new Code(clientId, made.code(), made.expiresAt());
    }

    /** Takes the key that came with an enrolment code; the code is used up, a secret ends. */
    ShopClient redeem(String code, ClientKey key) {
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    ShopClient client =
                            codes.clientOf(code)
                                    .flatMap(clients::lock)
                                    .orElseThrow(EnrolmentCodes::unknown);
                    codes.use(code);
                    saveKey(client, key);
                    return client;
                }));
    }

    /**
     * Ends a terminal's credentials: it gets no more tokens. What ends the token it holds is the
     * ledger's directory, which is asked at each request and tells it why.
     */
    public void revoke(TerminalId terminalId) {
        clients.of(terminalId)
                .ifPresent(client ->
                        transaction.executeWithoutResult(_ -> {
                            clients.revoke(client.clientId());
                            codes.drop(client.clientId());
                            machines.revokeTerminal(client.clientId());
                        }));
    }

    public List<ShopClient> of(MerchantId merchantId) {
        return clients.terminals(merchantId);
    }

    private String clientOf(MerchantId merchantId, TerminalId terminalId) {
        // A colon in a client's id is trouble in HTTP Basic.
        clients.add(terminalId.value().replace(':', '-'), merchantId, terminalId, null);
        return clients.of(terminalId).orElseThrow().clientId();
    }

    private ShopClient lockLive(String clientId) {
        return clients.lock(clientId).orElseThrow(() -> new Refused(MerchantRule.TERMINAL_IS_LIVE));
    }

    private void saveSecret(ShopClient client, String secretHash) {
        machines.save(
                machine(client)
                        .clientSecret(secretHash)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .clientSettings(settings(client).build())
                        .build());
    }

    private void saveKey(ShopClient client, ClientKey key) {
        machines.save(
                machine(client)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                        .clientSettings(
                                settings(client)
                                        .setting(ClientKey.SETTING, key.jwk().toJSONString())
                                        .tokenEndpointAuthenticationSigningAlgorithm(
                                                key.algorithm())
                                        .build())
                        .build());
    }

    private static RegisteredClient.Builder machine(ShopClient client) {
        return MachineClients.machine(client.clientId(), SCOPES);
    }

    private static ClientSettings.Builder settings(ShopClient client) {
        return ClientSettings.builder()
                .setting(MERCHANT_SETTING, client.merchantId().value())
                .setting(TERMINAL_SETTING, Objects.requireNonNull(client.terminalId()).value());
    }

    /** A secret, to be shown once. */
    public record Secret(String clientId, String secret) {
        @Override
        public String toString() {
            return clientId;
        }
    }

    /** An enrolment code, to be shown once. */
    public record Code(String clientId, String code, Instant expiresAt) {
        @Override
        public String toString() {
            return clientId;
        }
    }
}

package jp.nagaokapay.api.security;

import java.util.Set;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.TerminalId;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.stereotype.Component;

/** The credentials of shop terminals. A terminal's token names its shop and itself. */
@Component
@BuiltInIssuer
public class TerminalClients {
    static final String MERCHANT_SETTING = "nagaokapay.merchant";
    static final String TERMINAL_SETTING = "nagaokapay.terminal";
    private static final String SCOPE = "terminal";

    private final MachineClients machines;

    TerminalClients(MachineClients machines) {
        this.machines = machines;
    }

    /**
     * Adds the credentials of an enrolled terminal. A client that exists stays as it is.
     *
     * @param secretHash {@link ClientSecrets#hash} of a {@link ClientSecrets#next}
     */
    public void register(
            String clientId, String secretHash, MerchantId merchantId, TerminalId terminalId) {
        machines.add(
                MachineClients.machine(clientId, Set.of(SCOPE))
                        .clientSecret(secretHash)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .clientSettings(
                                ClientSettings.builder()
                                        .setting(MERCHANT_SETTING, merchantId.value())
                                        .setting(TERMINAL_SETTING, terminalId.value())
                                        .build())
                        .build());
    }

    /**
     * Ends a terminal's credentials: it gets no more tokens. What ends the token it holds is the
     * ledger's directory, which is asked at each request.
     */
    public void revoke(String clientId) {
        machines.revoke(clientId);
    }
}

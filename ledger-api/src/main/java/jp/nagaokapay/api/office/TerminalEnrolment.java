package jp.nagaokapay.api.office;

import jp.nagaokapay.api.office.TerminalOfficeController.Credentials;
import jp.nagaokapay.api.security.ClientSecrets;
import jp.nagaokapay.api.security.TerminalClients;
import jp.nagaokapay.ledger.merchant.MerchantCommand.EnrolTerminal;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.TerminalId;
import jp.nagaokapay.ledger.message.Ledger;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * A terminal is in the ledger first and gets its credentials then: the other way round a crash
 * would leave credentials that nobody knows of.
 */
@Component
class TerminalEnrolment {
    private final Ledger ledger;
    private final ObjectProvider<TerminalClients> clients;

    TerminalEnrolment(Ledger ledger, ObjectProvider<TerminalClients> clients) {
        this.ledger = ledger;
        this.clients = clients;
    }

    Credentials enrol(MerchantId merchantId, String label) {
        TerminalId terminalId =
                ledger.send(new EnrolTerminal(merchantId, TerminalId.next(), label));
        TerminalClients own = clients.getIfAvailable();
        return own == null
                ? new Credentials(terminalId.value(), null, null)
                : withSecret(own, merchantId, terminalId);
    }

    private static Credentials withSecret(
            TerminalClients own, MerchantId merchantId, TerminalId terminalId) {
        // A colon in a client's id is trouble in HTTP Basic.
        String clientId = terminalId.value().replace(':', '-');
        String secret = ClientSecrets.next();
        own.register(clientId, ClientSecrets.hash(secret), merchantId, terminalId);
        return new Credentials(terminalId.value(), clientId, secret);
    }
}

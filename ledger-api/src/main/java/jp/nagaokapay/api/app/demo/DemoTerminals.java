package jp.nagaokapay.api.app.demo;

import jp.nagaokapay.api.identity.clients.TerminalClients;
import jp.nagaokapay.ledger.merchant.MerchantCommand.EnrolTerminal;
import jp.nagaokapay.ledger.merchant.TerminalId;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.web.problem.ProblemException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Terminals of the demo's shop, for whoever wants to try one out; live, the office makes them. */
@OnlyInDemo
@RestController
@RequestMapping("/demo/terminals")
class DemoTerminals {
    private final Ledger ledger;
    private final ObjectProvider<TerminalClients> clients;

    DemoTerminals(Ledger ledger, ObjectProvider<TerminalClients> clients) {
        this.ledger = ledger;
        this.clients = clients;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    DemoTerminalBody makeDemoTerminal() {
        TerminalClients own = clients.getIfAvailable();
        if (own == null) {
            throw ProblemException.notFound("NOT_FOUND");
        }
        TerminalId terminalId = TerminalId.next();
        ledger.send(new EnrolTerminal(DemoMerchant.MERCHANT, terminalId, "お試し端末"));
        return new DemoTerminalBody(own.giveCode(DemoMerchant.MERCHANT, terminalId).code());
    }

    record DemoTerminalBody(String enrolmentCode) {}
}

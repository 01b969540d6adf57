package jp.nagaokapay.api.office;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.nagaokapay.api.audit.AuditedIds;
import jp.nagaokapay.api.identity.clients.ShopClient;
import jp.nagaokapay.api.identity.clients.TerminalClients;
import jp.nagaokapay.api.office.TerminalOfficeController.CredentialKind;
import jp.nagaokapay.api.office.TerminalOfficeController.Credentials;
import jp.nagaokapay.api.office.TerminalOfficeController.Enrolment;
import jp.nagaokapay.api.office.TerminalOfficeController.TerminalView;
import jp.nagaokapay.ledger.merchant.MerchantCommand.EnrolTerminal;
import jp.nagaokapay.ledger.merchant.MerchantCommand.LimitTerminal;
import jp.nagaokapay.ledger.merchant.MerchantCommand.RevokeTerminal;
import jp.nagaokapay.ledger.merchant.MerchantDirectory;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.MerchantList;
import jp.nagaokapay.ledger.merchant.MerchantRule;
import jp.nagaokapay.ledger.merchant.TerminalId;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * A terminal is in the ledger first and gets its credentials then: the other way round a crash
 * would leave credentials that nobody knows of. It ends in the ledger first, too, for that is what
 * stops it. Whatever a crash leaves undone between the two, the same call again makes good:
 * renewing gives a terminal credentials that has none, revoking again drops those that are left.
 */
@Component
class Terminals {
    private final Ledger ledger;
    private final KnownShop shops;
    private final MerchantDirectory directory;
    private final MerchantList merchants;
    private final ObjectProvider<TerminalClients> clients;
    private final AuditedIds record;

    Terminals(
            Ledger ledger,
            KnownShop shops,
            MerchantDirectory directory,
            MerchantList merchants,
            ObjectProvider<TerminalClients> clients,
            AuditedIds record) {
        this.ledger = ledger;
        this.shops = shops;
        this.directory = directory;
        this.merchants = merchants;
        this.clients = clients;
        this.record = record;
    }

    /** Its limit stands before it has credentials, so that nothing is paid without it. */
    Credentials enrol(MerchantId merchantId, Enrolment form) {
        TerminalId terminalId = TerminalId.next();
        record.names("terminalId", terminalId);
        ledger.send(new EnrolTerminal(merchantId, terminalId, form.label()));
        if (form.paymentMax() != null) {
            ledger.send(new LimitTerminal(merchantId, terminalId, Yen.of(form.paymentMax())));
        }
        return give(merchantId, terminalId, form.kind());
    }

    void limit(MerchantId merchantId, TerminalId terminalId, @Nullable Long paymentMax) {
        ledger.send(
                new LimitTerminal(
                        merchantId, terminalId, paymentMax == null ? null : Yen.of(paymentMax)));
    }

    Credentials renew(MerchantId merchantId, TerminalId terminalId, CredentialKind kind) {
        requireLive(shops.require(merchantId), terminalId);
        return give(merchantId, terminalId, kind);
    }

    void revoke(MerchantId merchantId, TerminalId terminalId) {
        try {
            ledger.send(new RevokeTerminal(merchantId, terminalId));
        } catch (Refused refused) {
            if (refused.rule() != MerchantRule.TERMINAL_IS_LIVE) {
                throw refused;
            } // else it was revoked before, and its credentials may be left
        }
        clients.ifAvailable(own -> own.revoke(terminalId));
    }

    List<TerminalView> list(MerchantId merchantId) {
        shops.require(merchantId);
        TerminalClients own = clients.getIfAvailable();
        Map<TerminalId, ShopClient> byTerminal =
                (own == null ? List.<ShopClient>of() : own.of(merchantId))
                        .stream()
                                .collect(
                                        Collectors.toMap(
                                                ShopClient::terminalId, Function.identity()));
        return merchants.terminals(merchantId).stream()
                .map(terminal ->
                        TerminalView.of(
                                terminal,
                                byTerminal.get(terminal.terminalId()),
                                directory
                                        .paymentMax(merchantId, terminal.terminalId())
                                        .map(Yen::amount)
                                        .orElse(null)))
                .toList();
    }

    private Credentials give(MerchantId merchantId, TerminalId terminalId, CredentialKind kind) {
        TerminalClients own = clients.getIfAvailable();
        if (own == null) {
            return Credentials.ofAnotherIssuer(terminalId);
        }
        return switch (kind) {
            case SECRET -> Credentials.of(terminalId, own.giveSecret(merchantId, terminalId));
            case ENROLMENT_CODE -> Credentials.of(terminalId, own.giveCode(merchantId, terminalId));
        };
    }

    private void requireLive(MerchantId merchantId, TerminalId terminalId) {
        if (!directory.terminalIsLive(merchantId, terminalId)) {
            boolean once =
                    merchants.terminals(merchantId).stream()
                            .anyMatch(terminal -> terminal.terminalId().equals(terminalId));
            throw new Refused(
                    once ? MerchantRule.TERMINAL_IS_LIVE : MerchantRule.TERMINAL_IS_KNOWN);
        }
    }
}

package jp.nagaokapay.api.office;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import jp.nagaokapay.api.identity.clients.ShopClient;
import jp.nagaokapay.api.identity.clients.TerminalClients;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.MerchantList;
import jp.nagaokapay.ledger.merchant.TerminalId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shops' terminals. */
@RestController
@RequestMapping("/office/v1/merchants/{merchantId}/terminals")
class TerminalOfficeController {
    private static final long PAYMENT_MAX_MAX = 10_000_000;

    private final Terminals terminals;

    TerminalOfficeController(Terminals terminals) {
        this.terminals = terminals;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Credentials enrolTerminal(
            @PathVariable MerchantId merchantId, @Valid @RequestBody Enrolment form) {
        return terminals.enrol(merchantId, form);
    }

    @GetMapping
    TerminalList listTerminals(@PathVariable MerchantId merchantId) {
        return new TerminalList(terminals.list(merchantId));
    }

    @PostMapping("/{terminalId}/credentials")
    @ResponseStatus(HttpStatus.CREATED)
    Credentials renewTerminalCredentials(
            @PathVariable MerchantId merchantId,
            @PathVariable TerminalId terminalId,
            @RequestBody(required = false) @Nullable Renewal form) {
        return terminals.renew(
                merchantId, terminalId, form == null ? CredentialKind.SECRET : form.kind());
    }

    @PostMapping("/{terminalId}/limit")
    LimitedTerminal limitTerminal(
            @PathVariable MerchantId merchantId,
            @PathVariable TerminalId terminalId,
            @Valid @RequestBody Limit form) {
        terminals.limit(merchantId, terminalId, form.paymentMax());
        return new LimitedTerminal(terminalId.value(), form.paymentMax());
    }

    @PostMapping("/{terminalId}/revocation")
    RevokedTerminal revokeTerminal(
            @PathVariable MerchantId merchantId, @PathVariable TerminalId terminalId) {
        terminals.revoke(merchantId, terminalId);
        return new RevokedTerminal(terminalId.value());
    }

    /** What a terminal is given to sign in with. */
    enum CredentialKind {
        SECRET,
        /** A code with which it hands in a key of its own, once, within a day. */
        ENROLMENT_CODE;

        static CredentialKind or(@Nullable CredentialKind asked) {
            return asked == null ? SECRET : asked;
        }
    }

    /**
     * @param label how the shop calls it, e.g. {@code レジ1}
     * @param credentials {@code SECRET} when not given
     * @param paymentMax the largest amount of a single payment, in yen; no limit when not given
     */
    record Enrolment(
            @NotBlank @Size(max = 100) String label,
            @Nullable CredentialKind credentials,
            @Nullable @Min(1) @Max(PAYMENT_MAX_MAX) Long paymentMax) {
        CredentialKind kind() {
            return CredentialKind.or(credentials);
        }
    }

    /**
     * @param credentials {@code SECRET} when not given
     */
    record Renewal(@Nullable CredentialKind credentials) {
        CredentialKind kind() {
            return CredentialKind.or(credentials);
        }
    }

    /**
     * @param paymentMax in yen; not given: no limit of its own any more
     */
    record Limit(@Nullable @Min(1) @Max(PAYMENT_MAX_MAX) Long paymentMax) {}

    record LimitedTerminal(String terminalId, @Nullable Long paymentMax) {}

    /**
     * What a terminal signs in with: a secret, or a code for its key. All but the terminal's id is
     * absent where another issuer gives them out.
     */
    record Credentials(
            String terminalId,
            @Nullable String clientId,
            @Nullable String clientSecret,
            @Nullable String enrolmentCode,
            @Nullable Instant enrolmentExpiresAt) {

        static Credentials of(TerminalId terminalId, TerminalClients.Secret given) {
            return new Credentials(
                    terminalId.value(), given.clientId(), given.secret(), null, null);
        }

        static Credentials of(TerminalId terminalId, TerminalClients.Code given) {
            return new Credentials(
                    terminalId.value(), given.clientId(), null, given.code(), given.expiresAt());
        }

        static Credentials ofAnotherIssuer(TerminalId terminalId) {
            return new Credentials(terminalId.value(), null, null, null, null);
        }

        @Override
        public String toString() {
            return "credentials of " + terminalId;
        }
    }

    record TerminalList(List<TerminalView> terminals) {}

    /**
     * @param clientId absent where another issuer gives credentials out, like the two below
     * @param authentication how it shows who it is; absent once it is revoked
     * @param enrolmentExpiresAt until when an enrolment code is out for it
     */
    record TerminalView(
            String terminalId,
            String label,
            Instant enrolledAt,
            @Nullable Instant revokedAt,
            @Nullable String clientId,
            ShopClient.@Nullable Authentication authentication,
            @Nullable Instant enrolmentExpiresAt,
            @Nullable Long paymentMax) {

        static TerminalView of(
                MerchantList.Terminal terminal,
                @Nullable ShopClient client,
                @Nullable Long paymentMax) {
            return new TerminalView(
                    terminal.terminalId().value(),
                    terminal.label(),
                    terminal.enrolledAt(),
                    terminal.revokedAt() == null && client != null
                            ? client.revokedAt()
                            : terminal.revokedAt(),
                    client == null ? null : client.clientId(),
                    client == null || client.revokedAt() != null ? null : client.authentication(),
                    client == null ? null : client.enrolmentExpiresAt(),
                    paymentMax);
        }
    }

    record RevokedTerminal(String terminalId) {}
}

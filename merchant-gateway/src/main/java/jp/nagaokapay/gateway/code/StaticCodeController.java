package jp.nagaokapay.gateway.code;

import jp.nagaokapay.gateway.ledger.LedgerClient;
import jp.nagaokapay.gateway.qr.MerchantCodes;
import jp.nagaokapay.gateway.terminal.TokenTerminal;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The shop's own code, to be printed and put on the counter. */
@RestController
@RequestMapping("/terminal/v1/qr-codes")
class StaticCodeController {
    private final LedgerClient ledger;
    private final MerchantCodes codes;

    StaticCodeController(LedgerClient ledger, MerchantCodes codes) {
        this.ledger = ledger;
        this.codes = codes;
    }

    @GetMapping("/static")
    StaticCode staticCode(@AuthenticationPrincipal Jwt token) {
        return new StaticCode(codes.staticPayload(ledger.shop(TokenTerminal.of(token))));
    }

    record StaticCode(String payload) {}
}

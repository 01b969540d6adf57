package jp.nagaokapay.gateway.code;

import jp.nagaokapay.codes.ShopFacts;
import jp.nagaokapay.gateway.code.StaticCodes.StaticCode;
import jp.nagaokapay.gateway.ledger.LedgerClient;
import jp.nagaokapay.gateway.terminal.TokenTerminal;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The code of a terminal's shop. */
@RestController
@RequestMapping("/terminal/v1/qr-codes")
class StaticCodeController {
    private final LedgerClient ledger;
    private final StaticCodes codes;

    StaticCodeController(LedgerClient ledger, StaticCodes codes) {
        this.ledger = ledger;
        this.codes = codes;
    }

    @GetMapping("/static")
    StaticCode getStaticQr(@AuthenticationPrincipal Jwt token) {
        return codes.code(shop(token));
    }

    @GetMapping(path = "/static.svg", produces = StaticCodes.SVG)
    ResponseEntity<byte[]> getStaticQrSvg(
            @AuthenticationPrincipal Jwt token, @RequestParam(defaultValue = "A6") SheetSize size) {
        return codes.svg(shop(token), size);
    }

    @GetMapping(path = "/static.png", produces = MediaType.IMAGE_PNG_VALUE)
    ResponseEntity<byte[]> getStaticQrPng(
            @AuthenticationPrincipal Jwt token, @RequestParam(defaultValue = "A6") SheetSize size) {
        return codes.png(shop(token), size);
    }

    @GetMapping(path = "/static.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> getStaticQrPdf(
            @AuthenticationPrincipal Jwt token, @RequestParam(defaultValue = "A6") SheetSize size) {
        return codes.pdf(shop(token), size);
    }

    private ShopFacts shop(Jwt token) {
        return ledger.shop(TokenTerminal.of(token));
    }
}

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

/** The code of an owner's shop, which needs no terminal. */
@RestController
@RequestMapping("/shop/v1/qr-codes")
class OwnerCodeController {
    private final LedgerClient ledger;
    private final StaticCodes codes;

    OwnerCodeController(LedgerClient ledger, StaticCodes codes) {
        this.ledger = ledger;
        this.codes = codes;
    }

    @GetMapping("/static")
    StaticCode getShopQr(@AuthenticationPrincipal Jwt token) {
        return codes.code(shop(token));
    }

    @GetMapping(path = "/static.svg", produces = StaticCodes.SVG)
    ResponseEntity<byte[]> getShopQrSvg(
            @AuthenticationPrincipal Jwt token, @RequestParam(defaultValue = "A6") SheetSize size) {
        return codes.svg(shop(token), size);
    }

    @GetMapping(path = "/static.png", produces = MediaType.IMAGE_PNG_VALUE)
    ResponseEntity<byte[]> getShopQrPng(
            @AuthenticationPrincipal Jwt token, @RequestParam(defaultValue = "A6") SheetSize size) {
        return codes.png(shop(token), size);
    }

    @GetMapping(path = "/static.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> getShopQrPdf(
            @AuthenticationPrincipal Jwt token, @RequestParam(defaultValue = "A6") SheetSize size) {
        return codes.pdf(shop(token), size);
    }

    private ShopFacts shop(Jwt token) {
        return ledger.shopOfOwner(TokenTerminal.merchant(token));
    }
}

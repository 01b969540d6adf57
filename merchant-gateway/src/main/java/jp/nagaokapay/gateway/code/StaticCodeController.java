package jp.nagaokapay.gateway.code;

import jp.nagaokapay.codes.MerchantCodes;
import jp.nagaokapay.gateway.ledger.LedgerClient;
import jp.nagaokapay.gateway.terminal.TokenTerminal;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The shop's own code, to be printed and put on the counter. */
@RestController
@RequestMapping("/terminal/v1/qr-codes")
class StaticCodeController {
    private static final String SVG = "image/svg+xml";

    private final LedgerClient ledger;
    private final MerchantCodes codes;
    private final ShopSheetPrinter press;

    StaticCodeController(LedgerClient ledger, MerchantCodes codes, ShopSheetPrinter press) {
        this.ledger = ledger;
        this.codes = codes;
        this.press = press;
    }

    @GetMapping("/static")
    StaticCode getStaticQr(@AuthenticationPrincipal Jwt token) {
        return new StaticCode(codes.staticPayload(ledger.shop(TokenTerminal.of(token))));
    }

    @GetMapping(path = "/static.svg", produces = SVG)
    ResponseEntity<byte[]> getStaticQrSvg(
            @AuthenticationPrincipal Jwt token, @RequestParam(defaultValue = "A6") SheetSize size) {
        return sheet(token, size, SheetFormat.SVG, "svg", MediaType.valueOf(SVG));
    }

    @GetMapping(path = "/static.png", produces = MediaType.IMAGE_PNG_VALUE)
    ResponseEntity<byte[]> getStaticQrPng(
            @AuthenticationPrincipal Jwt token, @RequestParam(defaultValue = "A6") SheetSize size) {
        return sheet(token, size, SheetFormat.PNG, "png", MediaType.IMAGE_PNG);
    }

    @GetMapping(path = "/static.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> getStaticQrPdf(
            @AuthenticationPrincipal Jwt token, @RequestParam(defaultValue = "A6") SheetSize size) {
        return sheet(token, size, SheetFormat.PDF, "pdf", MediaType.APPLICATION_PDF);
    }

    private ResponseEntity<byte[]> sheet(
            Jwt token, SheetSize size, SheetFormat form, String ending, MediaType type) {
        byte[] sheet = press.sheet(ledger.shop(TokenTerminal.of(token)), size, form);
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("nagaokapay-" + size + '.' + ending)
                                .build()
                                .toString())
                .body(sheet);
    }

    record StaticCode(String payload) {}
}

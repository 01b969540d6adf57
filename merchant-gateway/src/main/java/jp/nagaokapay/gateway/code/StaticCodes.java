package jp.nagaokapay.gateway.code;

import jp.nagaokapay.codes.MerchantCodes;
import jp.nagaokapay.codes.ShopFacts;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** A shop's own code, bare and as a sheet to be printed and put on the counter. */
@Component
class StaticCodes {
    static final String SVG = "image/svg+xml";

    private final MerchantCodes codes;
    private final ShopSheetPrinter press;

    StaticCodes(MerchantCodes codes, ShopSheetPrinter press) {
        this.codes = codes;
        this.press = press;
    }

    StaticCode code(ShopFacts shop) {
        return new StaticCode(codes.staticPayload(shop));
    }

    ResponseEntity<byte[]> svg(ShopFacts shop, SheetSize size) {
        return sheet(shop, size, SheetFormat.SVG, "svg", MediaType.valueOf(SVG));
    }

    ResponseEntity<byte[]> png(ShopFacts shop, SheetSize size) {
        return sheet(shop, size, SheetFormat.PNG, "png", MediaType.IMAGE_PNG);
    }

    ResponseEntity<byte[]> pdf(ShopFacts shop, SheetSize size) {
        return sheet(shop, size, SheetFormat.PDF, "pdf", MediaType.APPLICATION_PDF);
    }

    private ResponseEntity<byte[]> sheet(
            ShopFacts shop, SheetSize size, SheetFormat form, String ending, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("nagaokapay-" + size + '.' + ending)
                                .build()
                                .toString())
                .body(press.sheet(shop, size, form));
    }

    record StaticCode(String payload) {}
}

package jp.nagaokapay.gateway.code;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jp.nagaokapay.codes.MerchantCodes;
import jp.nagaokapay.codes.ShopFacts;
import jp.nagaokapay.web.paper.Page;
import jp.nagaokapay.web.paper.PdfPrinter;
import jp.nagaokapay.web.paper.PngPrinter;
import jp.nagaokapay.web.paper.PrintFonts;
import jp.nagaokapay.web.paper.SvgPrinter;
import org.springframework.stereotype.Component;

/** Prints shops' sheets, one at a time, and caches them. */
@Component
class ShopSheetPrinter {
    private static final long KEPT_BYTES_MAX = 32L << 20;

    private final MerchantCodes codes;
    private final PrintFonts fonts;
    private final PdfPrinter pdf;
    private final PngPrinter png;
    private final SvgPrinter svg;
    private final Cache<Sheet, byte[]> drawn =
            Caffeine.newBuilder()
                    .maximumWeight(KEPT_BYTES_MAX)
                    .<Sheet, byte[]>weigher((_, bytes) -> bytes.length)
                    .build();

    ShopSheetPrinter(MerchantCodes codes, PrintFonts fonts) {
        this.codes = codes;
        this.fonts = fonts;
        this.pdf = new PdfPrinter(fonts);
        this.png = new PngPrinter(pdf);
        this.svg = new SvgPrinter(fonts);
    }

    byte[] sheet(ShopFacts shop, SheetSize size, SheetFormat form) {
        return drawn.get(new Sheet(shop, size, form), sheet -> fonts.inTurn(() -> draw(sheet)));
    }

    private byte[] draw(Sheet sheet) {
        String payload = codes.staticPayload(sheet.shop);
        Page page = ShopSheetLayout.page(sheet.shop, payload, sheet.size, fonts);
        return switch (sheet.form) {
            case SVG -> svg.print(page);
            case PNG -> png.print(page);
            case PDF -> pdf.print(page);
        };
    }

    private record Sheet(ShopFacts shop, SheetSize size, SheetFormat form) {}
}

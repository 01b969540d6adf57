package jp.nagaokapay.api.card;

import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.codes.CustomerCodes;
import jp.nagaokapay.ledger.card.CardBatches.Printable;
import jp.nagaokapay.ledger.statutory.Issuer;
import jp.nagaokapay.web.paper.Page;
import jp.nagaokapay.web.paper.PageElement;
import jp.nagaokapay.web.paper.PdfPrinter;
import jp.nagaokapay.web.paper.PrintFonts;
import org.springframework.stereotype.Component;

/** Prints cards of the size of a bank card, ten on a sheet of A4, to be cut. */
@Component
class CardPrinter {
    private static final double WIDTH = 210;
    private static final double HEIGHT = 297;
    private static final int COLUMNS = 2;
    private static final int ROWS = 5;
    private static final double LEFT = (WIDTH - COLUMNS * CardFace.WIDTH) / 2;
    private static final double TOP = (HEIGHT - ROWS * CardFace.HEIGHT) / 2;
    private static final String TITLE = "ながおかペイ カード";

    private final PrintFonts fonts;
    private final PdfPrinter printer;
    private final CustomerCodes codes;
    private final Issuer issuer;

    CardPrinter(PrintFonts fonts, CustomerCodes codes, Issuer issuer) {
        this.fonts = fonts;
        this.printer = new PdfPrinter(fonts);
        this.codes = codes;
        this.issuer = issuer;
    }

    byte[] pdf(List<Printable> cards) {
        return fonts.inTurn(() -> {
            List<Page> pages = new ArrayList<>();
            for (int i = 0; i < cards.size(); i += COLUMNS * ROWS) {
                pages.add(page(cards.subList(i, Math.min(i + COLUMNS * ROWS, cards.size()))));
            }
            return printer.print(pages);
        });
    }

    private Page page(List<Printable> cards) {
        List<PageElement> marks = new ArrayList<>();
        for (int i = 0; i < cards.size(); i++) {
            Printable card = cards.get(i);
            int row = i / COLUMNS;
            int column = i % COLUMNS;
            marks.addAll(
                    new CardFace(LEFT + column * CardFace.WIDTH, TOP + row * CardFace.HEIGHT)
                            .marks(
                                    card.number().value(),
                                    codes.card(card.code()),
                                    fonts.printable(issuer.name())));
        }
        return new Page(WIDTH, HEIGHT, TITLE, marks);
    }
}

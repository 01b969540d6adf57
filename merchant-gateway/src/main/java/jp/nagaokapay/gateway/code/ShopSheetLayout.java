package jp.nagaokapay.gateway.code;

import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.codes.ShopFacts;
import jp.nagaokapay.web.paper.FontWeight;
import jp.nagaokapay.web.paper.Page;
import jp.nagaokapay.web.paper.PageElement;
import jp.nagaokapay.web.paper.PageElement.Ink;
import jp.nagaokapay.web.paper.PrintFonts;
import jp.nagaokapay.web.paper.QrModules;

/**
 * What stands on a shop's sheet, and where: laid out for A6 and enlarged for bigger paper. The name
 * is the registered one, and the payer is asked to compare it, as codes are pasted over.
 */
final class ShopSheetLayout {
    private static final double WIDTH = 105;
    private static final double HEIGHT = 148;
    private static final double MARGIN = 9;
    private static final double INSIDE = WIDTH - 2 * MARGIN;
    private static final double CODE_SIDE = 52;
    private static final double CODE_TOP = 50;
    private static final double NAME_MIDDLE = 35;
    private static final double LINE_HEIGHT = 1.2;

    /** From a baseline to the middle of its letters. */
    private static final double MIDDLE = 0.38;

    private static final List<String> STEPS =
            List.of("ながおかペイのアプリで読み取る", "アプリに出た店名を確かめ、金額を入れる", "支払って、完了の画面をお店に見せる");
    private static final String COMPARE = "店名が上と違うときは、支払わないでください。";
    private static final String ENGLISH =
            "Scan with the app, check this shop's name, enter the amount and pay.";

    private final PrintFonts fonts;
    private final List<PageElement> marks = new ArrayList<>();
    private final double scale;
    private final double top;

    private ShopSheetLayout(PrintFonts fonts, SheetSize size) {
        this.fonts = fonts;
        this.scale = size.width() / WIDTH;
        this.top = (size.height() - HEIGHT * scale) / 2;
    }

    static Page page(ShopFacts shop, String payload, SheetSize size, PrintFonts fonts) {
        ShopSheetLayout sheet = new ShopSheetLayout(fonts, size);
        sheet.draw(shop, payload);
        return new Page(
                size.width(),
                size.height(),
                fonts.printable("ながおかペイ " + shop.name().strip()),
                sheet.marks);
    }

    private void draw(ShopFacts shop, String payload) {
        centred("ながおかペイ", FontWeight.BOLD, Ink.NAVY, 7, 16);
        centred("Nagaoka Pay", FontWeight.REGULAR, Ink.GREY, 2.8, 20.2);
        box(MARGIN, 23, INSIDE, 0.5, Ink.NAVY);
        name(ShopName.of(shop.name(), INSIDE, fonts));
        marks.add(
                new PageElement.Code(
                        x((WIDTH - CODE_SIDE) / 2),
                        y(CODE_TOP),
                        CODE_SIDE * scale,
                        QrModules.of(payload),
                        Ink.BLACK));
        steps();
        box(MARGIN, 130.8, INSIDE, 7.4, Ink.PALE);
        centred(COMPARE, FontWeight.BOLD, Ink.NAVY, 3.7, 135.9);
        centred("加盟店番号 " + shop.merchantId(), FontWeight.REGULAR, Ink.GREY, 2.1, 143);
    }

    private void name(ShopName name) {
        double height = name.size() * LINE_HEIGHT;
        double first = NAME_MIDDLE - height * (name.lines().size() - 1) / 2;
        for (int i = 0; i < name.lines().size(); i++) {
            centred(
                    name.lines().get(i),
                    FontWeight.BOLD,
                    Ink.BLACK,
                    name.size(),
                    first + i * height + name.size() * MIDDLE);
        }
    }

    private void steps() {
        double baseline = 112;
        for (int i = 0; i < STEPS.size(); i++) {
            box(MARGIN + 2, baseline - 3.9, 4.8, 4.8, Ink.NAVY);
            String number = Integer.toString(i + 1);
            double width = fonts.width(FontWeight.BOLD, number) * 3.6;
            text(number, FontWeight.BOLD, Ink.WHITE, 3.6, MARGIN + 4.4 - width / 2, baseline - 0.2);
            text(STEPS.get(i), FontWeight.REGULAR, Ink.BLACK, 3.8, MARGIN + 9, baseline);
            baseline += 6;
        }
        text(ENGLISH, FontWeight.REGULAR, Ink.GREY, 2.4, MARGIN + 2, baseline - 1.7);
    }

    private void centred(String text, FontWeight weight, Ink ink, double size, double baseline) {
        double width = fonts.width(weight, text) * size;
        text(text, weight, ink, size, (WIDTH - width) / 2, baseline);
    }

    private void text(
            String text, FontWeight weight, Ink ink, double size, double left, double baseline) {
        marks.add(new PageElement.Text(x(left), y(baseline), size * scale, weight, ink, text));
    }

    private void box(double left, double upper, double width, double height, Ink ink) {
        marks.add(new PageElement.Box(x(left), y(upper), width * scale, height * scale, ink));
    }

    private double x(double millimetres) {
        return millimetres * scale;
    }

    private double y(double millimetres) {
        return top + millimetres * scale;
    }
}

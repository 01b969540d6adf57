package jp.nagaokapay.api.request;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.nagaokapay.ledger.request.Bill;
import jp.nagaokapay.web.paper.FontWeight;
import jp.nagaokapay.web.paper.Page;
import jp.nagaokapay.web.paper.PageElement;
import jp.nagaokapay.web.paper.PageElement.Ink;
import jp.nagaokapay.web.paper.PrintFonts;
import jp.nagaokapay.web.paper.QrModules;

/**
 * A letter on A4, folded in three, so that the name shows in the window of an envelope of the long
 * form no. 3 (窓付き長形3号: a window of 90 by 45 mm, 20 mm from the left and 12 mm from the top).
 */
final class LetterLayout {
    private static final double WIDTH = 210;
    private static final double HEIGHT = 297;
    private static final double LEFT = 24;
    private static final double RIGHT = WIDTH - LEFT;
    private static final double INSIDE = RIGHT - LEFT;
    private static final double FOLD = HEIGHT / 3;
    private static final double WINDOW = 80;
    private static final double VALUES = LEFT + 34;
    private static final double CODE_SIDE = 52;
    private static final double CODE_TOP = 204;
    private static final double STEPS_LEFT = LEFT + CODE_SIDE + 12;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu年M月d日（E）", Locale.JAPAN);

    private static final List<String> STEPS =
            List.of("ながおかペイのアプリで読み取る", "アプリに出た請求元・件名・金額を確かめる", "支払うボタンを押す");

    private final PrintFonts fonts;
    private final List<PageElement> marks = new ArrayList<>();

    private LetterLayout(PrintFonts fonts) {
        this.fonts = fonts;
    }

    /**
     * @param name of whom it is to
     * @param payee the biller's registered name
     */
    static Page page(
            Bill bill, String name, String payee, String payload, String url, PrintFonts fonts) {
        LetterLayout letter = new LetterLayout(fonts);
        letter.window(name);
        letter.sender(bill, payee);
        letter.facts(bill, payee);
        letter.payment(payload, url);
        letter.foldMarks();
        return new Page(WIDTH, HEIGHT, fonts.printable("お支払いのご案内 " + payee), letter.marks);
    }

    private void window(String name) {
        text(name + "　様", FontWeight.REGULAR, Ink.BLACK, 5, LEFT + 4, 36, WINDOW);
    }

    private void sender(Bill bill, String payee) {
        text(payee, FontWeight.BOLD, Ink.BLACK, 4.4, 122, 30, RIGHT - 122);
        if (bill.reference() != null) {
            text("整理番号 " + bill.reference(), FontWeight.REGULAR, Ink.GREY, 3, 122, 37, RIGHT - 122);
        }
    }

    private void facts(Bill bill, String payee) {
        text("お支払いのご案内", FontWeight.BOLD, Ink.NAVY, 7, LEFT, 118, INSIDE);
        box(LEFT, 122, INSIDE, 0.5, Ink.NAVY);
        fact("件名", bill.title(), 4.4, 134);
        fact("金額", "%,d円".formatted(bill.amount().amount()), 7, 147);
        fact("支払期限", DATE.format(bill.dueOn()) + "まで", 5, 159);
        fact("請求元", payee, 4.4, 170);
        box(LEFT, 176, INSIDE, 0.3, Ink.GREY);
    }

    private void fact(String label, String value, double size, double baseline) {
        text(label, FontWeight.REGULAR, Ink.GREY, 3.8, LEFT, baseline, VALUES - LEFT);
        text(value, FontWeight.BOLD, Ink.BLACK, size, VALUES, baseline, RIGHT - VALUES);
    }

    private void payment(String payload, String url) {
        marks.add(
                new PageElement.Code(
                        LEFT + 4, CODE_TOP + 4, CODE_SIDE - 8, QrModules.of(payload), Ink.BLACK));
        double baseline = CODE_TOP + 9;
        for (int i = 0; i < STEPS.size(); i++) {
            text(
                    i + 1 + "．" + STEPS.get(i),
                    FontWeight.REGULAR,
                    Ink.BLACK,
                    4,
                    STEPS_LEFT,
                    baseline,
                    RIGHT - STEPS_LEFT);
            baseline += 8;
        }
        text(
                "アプリに出る請求元が上と違うときは、支払わないでください。",
                FontWeight.BOLD,
                Ink.NAVY,
                3.6,
                STEPS_LEFT,
                baseline + 3,
                RIGHT - STEPS_LEFT);
        text(
                "期限を過ぎると、このコードでは支払えません。どなたか一人が支払うと、",
                FontWeight.REGULAR,
                Ink.GREY,
                3.2,
                STEPS_LEFT,
                baseline + 10,
                RIGHT - STEPS_LEFT);
        text(
                "ほかの方は支払えなくなります。",
                FontWeight.REGULAR,
                Ink.GREY,
                3.2,
                STEPS_LEFT,
                baseline + 15,
                RIGHT - STEPS_LEFT);
        text(url, FontWeight.REGULAR, Ink.GREY, 3, LEFT, CODE_TOP + CODE_SIDE + 10, INSIDE);
        text(
                "Scan with the Nagaoka Pay app, compare the payee and the amount, and pay by the due date.",
                FontWeight.REGULAR,
                Ink.GREY,
                2.8,
                LEFT,
                CODE_TOP + CODE_SIDE + 16,
                INSIDE);
    }

    private void foldMarks() {
        box(4, FOLD, 5, 0.2, Ink.GREY);
        box(4, 2 * FOLD, 5, 0.2, Ink.GREY);
    }

    /** One line, smaller where it would be wider than there is room. */
    private void text(
            String text,
            FontWeight weight,
            Ink ink,
            double size,
            double left,
            double baseline,
            double room) {
        String line = fonts.printable(text);
        double fitting = Math.min(size, room / Math.max(fonts.width(weight, line), 0.01));
        marks.add(new PageElement.Text(left, baseline, fitting, weight, ink, line));
    }

    private void box(double left, double top, double width, double height, Ink ink) {
        marks.add(new PageElement.Box(left, top, width, height, ink));
    }
}

package jp.nagaokapay.api.request;

import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.request.BillStatus;
import jp.nagaokapay.ledger.request.BillView;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.web.paper.Page;
import jp.nagaokapay.web.paper.PdfPrinter;
import jp.nagaokapay.web.paper.PrintFonts;
import jp.nagaokapay.web.problem.ProblemException;
import org.springframework.stereotype.Component;

/** Prints the letters of a file of bills: one a person, each with its code. */
@Component
class Letters {
    /** Of one PDF, so that printing holds nobody else up for long. */
    static final int LETTERS_OF_A_PART = 500;

    private final LetterNames names;
    private final BillLinks links;
    private final PrintFonts fonts;
    private final PdfPrinter pdf;

    Letters(LetterNames names, BillLinks links, PrintFonts fonts) {
        this.names = names;
        this.links = links;
        this.fonts = fonts;
        this.pdf = new PdfPrinter(fonts);
    }

    static long parts(long bills) {
        return Math.ceilDiv(bills, LETTERS_OF_A_PART);
    }

    /**
     * Letters in the order of the file; those of bills that are withdrawn are left out. Refused
     * with {@code LETTERS_GONE} once their names are forgotten.
     *
     * @param bills all of the file
     * @param part from 1
     */
    byte[] print(List<BillView> bills, int part) {
        if (part > parts(bills.size())) {
            throw ProblemException.invalid("part", "MAX");
        }
        List<BillView> open =
                bills
                        .subList(
                                (part - 1) * LETTERS_OF_A_PART,
                                Math.min(part * LETTERS_OF_A_PART, bills.size()))
                        .stream()
                        .filter(bill -> bill.status() != BillStatus.WITHDRAWN)
                        .toList();
        Map<String, String> to = names.of(bills.getFirst().bill().issueId());
        LetterRule.NAMES_ARE_KEPT.require(!to.isEmpty());
        if (open.isEmpty()) {
            throw new Refused(LetterRule.ANY_IS_OPEN);
        }
        return fonts.inTurn(() -> pdf.print(open.stream().map(each -> letter(each, to)).toList()));
    }

    private Page letter(BillView view, Map<String, String> names) {
        return LetterLayout.page(
                view.bill(),
                names.getOrDefault(view.bill().code().value(), ""),
                links.payee(view.bill()),
                links.payload(view.bill()),
                links.url(view.bill().code()),
                fonts);
    }
}

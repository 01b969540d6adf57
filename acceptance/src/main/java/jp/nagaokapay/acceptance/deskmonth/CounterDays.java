package jp.nagaokapay.acceptance.deskmonth;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.acceptance.program.ProgramFailed;
import org.apache.pdfbox.Loader;

/** People charge with cash: the clerk scans their phone, errs once, and counts in the evening. */
final class CounterDays implements Scene {
    private final Town town;
    private final Counter counter;
    private final int customers;
    private final long missing;

    /**
     * @param missing yen that are not in the drawer in the evening
     */
    CounterDays(Town town, Counter counter, int customers, long missing) {
        this.town = town;
        this.counter = counter;
        this.customers = customers;
        this.missing = missing;
    }

    @Override
    public void play() {
        LocalDate today = town.time().today();
        List<Person> queue = town.next(customers);
        for (Person person : queue) {
            counter.charge("code", person.barcode(), town.yen(1_000, 10_000), person.purse());
        }
        Person mistaken = queue.getLast();
        String chargeId = counter.charge("walletId", mistaken.walletId(), 9_000, mistaken.purse());
        requireOnePage(counter.receipt(chargeId));
        counter.reverse(chargeId, 9_000, mistaken.purse());
        counter.cashUp(today, missing);
    }

    private static void requireOnePage(byte[] receipt) {
        try (var document = Loader.loadPDF(receipt)) {
            if (document.getNumberOfPages() != 1) {
                throw new ProgramFailed("a receipt has one page");
            }
        } catch (IOException e) {
            throw new ProgramFailed("a receipt is no PDF", e);
        }
    }
}

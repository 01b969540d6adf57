package jp.nagaokapay.api.finance;

import java.util.List;
import jp.nagaokapay.ledger.journal.Journal;
import jp.nagaokapay.ledger.settlement.MerchantPayables;
import jp.nagaokapay.ledger.settlement.MerchantPayables.Owed;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What shops are owed against what they were paid, and both against the books. */
@RestController
@RequestMapping("/finance/v1/settlements/reconciliation")
class ReconciliationController {
    private static final String PAYABLE = "merchant-payable";

    private final MerchantPayables payables;
    private final Journal journal;

    ReconciliationController(MerchantPayables payables, Journal journal) {
        this.payables = payables;
        this.journal = journal;
    }

    @GetMapping
    PayablesBody getPayablesReconciliation() {
        List<Owed> owed = payables.list();
        long payable = owed.stream().mapToLong(Owed::payable).reduce(0, Math::addExact);
        long booked =
                journal.trialBalance(null).lines().stream()
                        .filter(line -> line.group().equals(PAYABLE))
                        .mapToLong(line -> Math.subtractExact(line.credit(), line.debit()))
                        .sum();
        return new PayablesBody(
                payable,
                booked,
                Math.subtractExact(payable, booked),
                owed.stream()
                        .mapToLong(shop -> Math.abs(shop.difference()))
                        .reduce(0, Math::addExact),
                owed.stream().map(ShopOwed::of).toList());
    }

    /**
     * @param payable what all shops can still demand, in yen
     * @param booked the same by the journal
     * @param booksDifference payable less booked
     * @param difference what of all captured value is nowhere, shops added up without their signs
     */
    record PayablesBody(
            long payable,
            long booked,
            long booksDifference,
            long difference,
            List<ShopOwed> shops) {}

    /**
     * One shop in yen.
     *
     * @param unsettled credited to the shop and in no settlement yet
     * @param carriedOver to the next period; negative when the shop owes
     * @param due to be paid, held and returned included
     * @param inTransit with the bank, not yet reported
     * @param supplied received from other shops less paid to them
     */
    record ShopOwed(
            String merchantId,
            long captured,
            long refunded,
            long fees,
            long unsettled,
            long carriedOver,
            long due,
            long inTransit,
            long paid,
            long supplied,
            long difference) {

        static ShopOwed of(Owed owed) {
            return new ShopOwed(
                    owed.merchantId().value(),
                    owed.captured(),
                    owed.refunded(),
                    owed.fees(),
                    owed.unsettled(),
                    owed.carriedOver(),
                    owed.due(),
                    owed.inTransit(),
                    owed.paid(),
                    owed.supplied(),
                    owed.difference());
        }
    }
}

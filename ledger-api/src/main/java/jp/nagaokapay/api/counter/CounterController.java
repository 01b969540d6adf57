package jp.nagaokapay.api.counter;

import static java.util.Objects.requireNonNull;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.api.audit.AuditedIds;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.web.ChargeBody;
import jp.nagaokapay.api.web.IdempotentCharges;
import jp.nagaokapay.api.web.RequestKeys;
import jp.nagaokapay.codes.QrNetworks;
import jp.nagaokapay.ledger.card.CardNumber;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.ChargeReceipt;
import jp.nagaokapay.ledger.wallet.WalletCommand.RequestCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.ReverseCharge;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.funding.Charges;
import jp.nagaokapay.web.idempotency.IdempotencyKey;
import jp.nagaokapay.web.input.OneOf;
import jp.nagaokapay.web.input.TextForm;
import jp.nagaokapay.web.input.WrittenAs;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Charges for cash, their list of a day, and their reversal when a clerk made a mistake. */
@RestController
@RequestMapping("/counter/v1/charges")
class CounterController {
    private static final int PAGE_MAX = 200;

    private final IdempotentCharges charging;
    private final CounterCharges charges;
    private final CustomerWallets customers;
    private final CashDesk desk;
    private final CounterDay day;
    private final Charges ledger;
    private final AuditedIds record;
    private final Clock clock;

    CounterController(
            IdempotentCharges charging,
            CounterCharges charges,
            CustomerWallets customers,
            CashDesk desk,
            CounterDay day,
            Charges ledger,
            AuditedIds record,
            Clock clock) {
        this.charging = charging;
        this.charges = charges;
        this.customers = customers;
        this.desk = desk;
        this.day = day;
        this.ledger = ledger;
        this.record = record;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<ChargeBody> chargeForCash(
            Caller caller, IdempotencyKey key, @Valid @RequestBody CounterOrder order) {
        RequestKey request = RequestKeys.of(caller.subject(), key, order);
        ResponseEntity<ChargeBody> answer =
                charging.charge(
                        request, charges::walletOf, () -> charge(caller.person(), order, request));
        record.names("chargeId", new ChargeId(requireNonNull(answer.getBody()).chargeId()));
        return answer;
    }

    private ChargeReceipt charge(String clerk, CounterOrder order, RequestKey request) {
        WalletId walletId =
                charges.walletOf(request).orElseGet(() -> walletOfCustomer(clerk, order));
        return desk.charge(
                clerk,
                walletId,
                Yen.of(order.amount()),
                order.receiptNumber(),
                request,
                chargeId -> charge(walletId, order, chargeId, request));
    }

    private WalletId walletOfCustomer(String clerk, CounterOrder order) {
        if (order.walletId() != null) {
            return order.walletId();
        }
        return order.cardNumber() == null
                ? customers.byCode(clerk, requireNonNull(order.code()))
                : customers.byCard(clerk, order.cardNumber());
    }

    private ChargeReceipt charge(
            WalletId walletId, CounterOrder order, ChargeId chargeId, RequestKey request) {
        record.names("chargeId", chargeId);
        return ledger.charge(
                new RequestCharge(
                        walletId,
                        chargeId,
                        Yen.of(order.amount()),
                        Channel.COUNTER,
                        order.receiptNumber(),
                        request.key()),
                request);
    }

    /** Of all clerks; today's, as the city counts days, where no date is said. */
    @GetMapping
    DayBody listCounterCharges(
            @RequestParam(required = false) @Nullable LocalDate date,
            @RequestParam(required = false) @Nullable ChargeId after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(PAGE_MAX) int limit) {
        LocalDate asked = date == null ? BusinessDate.of(clock.instant()) : date;
        List<CounterCharge> found = day.list(asked, after, limit + 1);
        List<CounterCharge> page = found.subList(0, Math.min(limit, found.size()));
        return new DayBody(
                asked,
                page,
                day.sums(asked),
                found.size() > limit ? page.getLast().chargeId() : null);
    }

    @PostMapping("/{chargeId}/reversal")
    ResponseEntity<ChargeBody> reverseCounterCharge(
            Caller caller, IdempotencyKey key, @PathVariable ChargeId chargeId) {
        ReverseCharge command = new ReverseCharge(charges.walletOf(chargeId), chargeId);
        RequestKey request = RequestKeys.of(caller.subject(), key, null);
        return desk.reverse(
                caller.person(), chargeId, request, () -> charging.reverse(request, command));
    }

    /**
     * Exactly one of {@code walletId}, {@code code} and {@code cardNumber} says whose wallet is
     * charged.
     *
     * @param code what the scanner read of the customer's own payment code or card: the QR payload,
     *     or the barcode's digits
     * @param cardNumber the number on a printed card
     * @param amount whole yen
     * @param receiptNumber the number on the receipt; charges once
     */
    @OneOf({"walletId", "code", "cardNumber"})
    record CounterOrder(
            @Nullable WalletId walletId,
            @Nullable @Size(min = 1, max = QrNetworks.SCANNED_CHARACTERS_MAX) @WrittenAs(TextForm.RAW)
                    String code,
            @Nullable CardNumber cardNumber,
            @NotNull @Min(1) Long amount,
            @NotNull @Pattern(regexp = "[\\x21-\\x7E]{1,100}") String receiptNumber) {}

    /**
     * @param clerks the cash of each clerk who charged or undid something on that date
     * @param next what to give as {@code after} for older ones; absent on the last page
     */
    record DayBody(
            LocalDate date,
            List<CounterCharge> charges,
            List<CounterDay.ClerksCash> clerks,
            @Nullable ChargeId next) {}
}

package jp.nagaokapay.api.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.transfer.People.Whom;
import jp.nagaokapay.api.web.RequestKeys;
import jp.nagaokapay.ledger.log.requests.IdempotentRequests.Reply;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.TransferId;
import jp.nagaokapay.ledger.wallet.TransferLimits;
import jp.nagaokapay.ledger.wallet.TransferPurpose;
import jp.nagaokapay.ledger.wallet.TransferReceipt;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.transfer.TransferList;
import jp.nagaokapay.ledger.wallet.transfer.TransferList.Status;
import jp.nagaokapay.ledger.wallet.transfer.TransferList.Transfer;
import jp.nagaokapay.web.idempotency.IdempotencyKey;
import jp.nagaokapay.web.idempotency.IdempotentAnswers;
import jp.nagaokapay.web.input.OneOf;
import jp.nagaokapay.web.input.TextForm;
import jp.nagaokapay.web.input.WrittenAs;
import jp.nagaokapay.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sending to people, and taking what was sent. Undoing and refusing work where it is off too. */
@RestController
@RequestMapping("/api/v1/wallet/transfers")
class TransferController {
    private static final int MESSAGE_MAX = 60;

    private final SendingToPeople sending;
    private final People people;
    private final TransferList list;
    private final TransferMessages messages;
    private final TransferLimits limits;

    TransferController(
            SendingToPeople sending,
            People people,
            TransferList list,
            TransferMessages messages,
            TransferLimits limits) {
        this.sending = sending;
        this.people = people;
        this.list = list;
        this.messages = messages;
        this.limits = limits;
    }

    @PostMapping("/receiver")
    ReceiverBody findReceiver(Caller caller, @Valid @RequestBody ReceiverForm form) {
        requireOn(limits);
        return new ReceiverBody(
                MaskedName.of(people.receiver(caller.requireWallet(), form.whom()).displayName()));
    }

    @PostMapping
    ResponseEntity<ReceiptBody> sendTransfer(
            Caller caller, IdempotencyKey key, @Valid @RequestBody TransferOrder order) {
        requireOn(limits);
        WalletId sender = caller.requireWallet();
        return answer(
                HttpStatus.CREATED,
                sending.send(
                        RequestKeys.of(sender.value(), key, order),
                        sender,
                        order.to().whom(),
                        Yen.of(order.amount()),
                        order.message(),
                        key.value()));
    }

    @PostMapping("/{transferId}/acceptance")
    ResponseEntity<ReceiptBody> acceptTransfer(
            Caller caller, IdempotencyKey key, @PathVariable TransferId transferId) {
        requireOn(limits);
        WalletId receiver = caller.requireWallet();
        return received(
                sending.take(RequestKeys.of(receiver.value(), key, null), receiver, transferId));
    }

    @PostMapping("/{transferId}/refusal")
    ResponseEntity<ReceiptBody> refuseTransfer(
            Caller caller, IdempotencyKey key, @PathVariable TransferId transferId) {
        WalletId receiver = caller.requireWallet();
        return received(
                sending.refuse(RequestKeys.of(receiver.value(), key, null), receiver, transferId));
    }

    @PostMapping("/{transferId}/undo")
    ResponseEntity<ReceiptBody> undoTransfer(
            Caller caller, IdempotencyKey key, @PathVariable TransferId transferId) {
        WalletId sender = caller.requireWallet();
        return answer(
                HttpStatus.OK,
                sending.undo(RequestKeys.of(sender.value(), key, null), sender, transferId));
    }

    @GetMapping
    TransfersBody listTransfers(
            Caller caller,
            @RequestParam(required = false) @Nullable TransferId after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(TransferList.PAGE_MAX) int limit) {
        WalletId walletId = caller.requireWallet();
        List<Transfer> page = list.of(walletId, after, limit);
        Map<TransferId, String> written =
                messages.of(page.stream().map(Transfer::transferId).toList());
        return new TransfersBody(
                page.stream().map(transfer -> shown(walletId, transfer, written)).toList(),
                page.size() < limit ? null : page.getLast().transferId());
    }

    /** 403 {@code TRANSFERS_OFF} where the city has not switched them on. */
    static void requireOn(TransferLimits limits) {
        if (!limits.enabled()) {
            throw ProblemException.of(HttpStatus.FORBIDDEN, "TRANSFERS_OFF");
        }
    }

    private PersonTransfer shown(
            WalletId mine, Transfer transfer, Map<TransferId, String> written) {
        boolean sent = transfer.sender().equals(mine);
        boolean betweenPeople = transfer.purpose() == TransferPurpose.PERSON;
        return new PersonTransfer(
                transfer.transferId(),
                sent ? Direction.SENT : Direction.RECEIVED,
                betweenPeople
                        ? people.nameOf(sent ? transfer.receiver() : transfer.sender())
                        : null,
                transfer.purpose(),
                transfer.amount().amount(),
                transfer.status(),
                written.get(transfer.transferId()),
                transfer.begunAt(),
                transfer.status() == Status.OFFERED ? transfer.expiresAt() : null,
                transfer.endedAt());
    }

    private ResponseEntity<ReceiptBody> answer(HttpStatus status, Reply<TransferReceipt> reply) {
        TransferReceipt receipt = reply.answer();
        return IdempotentAnswers.of(
                status,
                new ReceiptBody(
                        receipt.transferId(),
                        people.nameOf(receipt.receiver()),
                        receipt.status(),
                        receipt.amount().amount(),
                        receipt.undoUntil(),
                        receipt.available().amount()),
                reply.replayed());
    }

    /** What the receiver is answered: the sender's balance is not for them. */
    private static ResponseEntity<ReceiptBody> received(Reply<TransferReceipt> reply) {
        TransferReceipt receipt = reply.answer();
        return IdempotentAnswers.ok(
                new ReceiptBody(
                        receipt.transferId(),
                        null,
                        receipt.status(),
                        receipt.amount().amount(),
                        null,
                        null),
                reply.replayed());
    }

    /** Exactly one of both says who is meant. */
    @OneOf({"phone", "code"})
    record ReceiverForm(
            @Nullable @Size(max = 40) @WrittenAs(TextForm.RAW) String phone,
            @Nullable @Size(max = 60) @WrittenAs(TextForm.RAW) String code) {
        Whom whom() {
            return new Whom(phone, code);
        }

        @Override
        public String toString() {
            return "a person";
        }
    }

    /**
     * @param amount whole yen
     * @param message what the receiver reads with it
     */
    record TransferOrder(
            @NotNull @Valid ReceiverForm to,
            @NotNull @Min(1) Long amount,
            @Nullable @Size(min = 1, max = MESSAGE_MAX) String message) {
        @Override
        public String toString() {
            return "a transfer";
        }
    }

    /**
     * @param receiver first and last letter of the name
     */
    record ReceiverBody(String receiver) {}

    /**
     * @param receiver first and last letter of the name; only for the sender
     * @param undoUntil until when it can be undone, as long as it is not taken
     * @param available the sender's balance after it; only for the sender
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReceiptBody(
            TransferId transferId,
            @Nullable String receiver,
            TransferReceipt.Status status,
            long amount,
            @Nullable Instant undoUntil,
            @Nullable Long available) {}

    enum Direction {
        SENT,
        RECEIVED
    }

    /**
     * @param next what to give as {@code after} for the older ones; absent on the last page
     */
    record TransfersBody(List<PersonTransfer> transfers, @Nullable TransferId next) {}

    /**
     * One transfer, sent or received.
     *
     * @param person first and last letter of the other's name; absent once they are erased
     * @param undoUntil when it ends by itself; absent unless it is offered
     */
    record PersonTransfer(
            TransferId transferId,
            Direction direction,
            @Nullable String person,
            TransferPurpose purpose,
            long amount,
            Status status,
            @Nullable String message,
            Instant at,
            @Nullable Instant undoUntil,
            @Nullable Instant endedAt) {}
}

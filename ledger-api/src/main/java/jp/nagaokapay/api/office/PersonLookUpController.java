package jp.nagaokapay.api.office;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.api.freeze.Freeze;
import jp.nagaokapay.api.freeze.Freezes;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.identity.SignIns;
import jp.nagaokapay.api.office.PersonLookUps.By;
import jp.nagaokapay.api.register.Contacts;
import jp.nagaokapay.api.register.EmailAddresses;
import jp.nagaokapay.api.register.PhoneNumbers;
import jp.nagaokapay.api.register.Resident;
import jp.nagaokapay.api.register.ResidentId;
import jp.nagaokapay.api.register.ResidentPhones;
import jp.nagaokapay.api.register.Residents;
import jp.nagaokapay.api.register.WellFormed;
import jp.nagaokapay.api.web.WalletBody;
import jp.nagaokapay.ledger.campaign.grant.PointsOnTheirWay;
import jp.nagaokapay.ledger.card.Card;
import jp.nagaokapay.ledger.card.CardNumber;
import jp.nagaokapay.ledger.card.CardState;
import jp.nagaokapay.ledger.card.Cards;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.Wallets;
import jp.nagaokapay.ledger.wallet.funding.PendingCharges;
import jp.nagaokapay.ledger.wallet.history.WalletHistory;
import jp.nagaokapay.ledger.wallet.payment.PaymentSearch;
import jp.nagaokapay.web.input.NoPhoneNumber;
import jp.nagaokapay.web.input.OneOf;
import jp.nagaokapay.web.input.TextForm;
import jp.nagaokapay.web.input.WrittenAs;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The office finds a person who asks for help, and says why it looks. */
@RestController
@RequestMapping("/office/v1/person-look-ups")
class PersonLookUpController {
    private static final int MOVEMENTS = 10;
    private static final int SHOWN_DIGITS = 4;

    private final Residents residents;
    private final ResidentPhones phones;
    private final Contacts contacts;
    private final PersonLookUps lookUps;
    private final Freezes freezes;
    private final SignIns signIns;
    private final Wallets wallets;
    private final PointsOnTheirWay onTheirWay;
    private final WalletHistory history;
    private final PendingCharges charges;
    private final PaymentSearch payments;
    private final Cards cards;

    PersonLookUpController(
            Residents residents,
            ResidentPhones phones,
            Contacts contacts,
            PersonLookUps lookUps,
            Freezes freezes,
            SignIns signIns,
            Wallets wallets,
            PointsOnTheirWay onTheirWay,
            WalletHistory history,
            PendingCharges charges,
            PaymentSearch payments,
            Cards cards) {
        this.residents = residents;
        this.phones = phones;
        this.contacts = contacts;
        this.lookUps = lookUps;
        this.freezes = freezes;
        this.signIns = signIns;
        this.wallets = wallets;
        this.onTheirWay = onTheirWay;
        this.history = history;
        this.charges = charges;
        this.payments = payments;
        this.cards = cards;
    }

    @PostMapping
    FoundPeople lookUpPerson(Caller caller, @Valid @RequestBody LookUp form) {
        List<Resident> found = found(form);
        // On record before it is shown.
        lookUps.record(caller.person(), form.by(), form.reason(), found);
        return new FoundPeople(
                found.stream().map(this::person).toList(),
                card(form).stream().map(this::card).toList());
    }

    private List<Resident> found(LookUp form) {
        if (form.phone() != null) {
            return phones.withPhone(PhoneNumbers.mobile(form.phone()).orElseThrow());
        }
        if (form.email() != null) {
            return contacts.withEmail(EmailAddresses.normalized(form.email()).orElseThrow());
        }
        Optional<Resident> one =
                form.residentId() != null
                        ? residents.find(form.residentId())
                        : wallet(form).flatMap(residents::holderOf);
        return one.stream().toList();
    }

    /** The wallet itself, or that of the payment. */
    private Optional<WalletId> wallet(LookUp form) {
        return form.paymentId() != null
                ? payments.payerOf(form.paymentId())
                : Optional.ofNullable(form.walletId());
    }

    /** Nobody knows whose it is. */
    private Optional<Card> card(LookUp form) {
        return form.cardNumber() != null
                ? cards.find(form.cardNumber())
                : wallet(form).flatMap(cards::ofWallet);
    }

    private FoundCard card(Card card) {
        return new FoundCard(
                card.number().value(),
                card.state(),
                body(card.walletId()),
                history.page(card.walletId(), null, MOVEMENTS).entries());
    }

    private @Nullable WalletBody body(WalletId walletId) {
        return wallets.find(walletId)
                .map(wallet -> WalletBody.of(wallet, onTheirWay.sum(walletId)))
                .orElse(null);
    }

    private FoundPerson person(Resident resident) {
        WalletId walletId = resident.walletId();
        List<Freeze> stops = freezes.of(walletId);
        return new FoundPerson(
                resident.residentId(),
                resident.displayName(),
                resident.postalCode(),
                ending(resident.phone()),
                resident.lastSeenAt(),
                body(walletId),
                charges.of(walletId),
                stops,
                freezes.thawFrom(stops).orElse(null),
                signIns.of(resident.residentId().value()),
                history.page(walletId, null, MOVEMENTS).entries());
    }

    private static @Nullable String ending(@Nullable String phone) {
        return phone == null ? null : phone.substring(phone.length() - SHOWN_DIGITS);
    }

    /**
     * Exactly one of the first six says who is looked for.
     *
     * @param phone theirs, or what was theirs until somebody else had it
     * @param reason why; never a person's data
     */
    @OneOf({"phone", "email", "walletId", "cardNumber", "paymentId", "residentId"})
    record LookUp(
            @Nullable @WellFormed(WellFormed.Kind.PHONE) @WrittenAs(TextForm.RAW) String phone,
            @Nullable @WellFormed(WellFormed.Kind.EMAIL) @WrittenAs(TextForm.RAW) String email,
            @Nullable WalletId walletId,
            @Nullable CardNumber cardNumber,
            @Nullable PaymentId paymentId,
            @Nullable ResidentId residentId,
            @NotBlank @Size(max = 200) @NoPhoneNumber @WrittenAs(TextForm.LINES) String reason) {
        By by() {
            if (phone != null || email != null) {
                return phone != null ? By.PHONE : By.EMAIL;
            }
            if (walletId != null || cardNumber != null) {
                return walletId != null ? By.WALLET : By.CARD;
            }
            return paymentId != null ? By.PAYMENT : By.PERSON;
        }

        @Override
        public String toString() {
            return "LookUp";
        }
    }

    /**
     * @param people of a number that changed hands several: who has it and who had it
     * @param cards of a card's number, wallet or payment: the card
     */
    record FoundPeople(List<FoundPerson> people, List<FoundCard> cards) {}

    /**
     * @param wallet what is on it; null before it was activated
     * @param movements the newest first
     */
    record FoundCard(
            String number,
            CardState state,
            @Nullable WalletBody wallet,
            List<WalletHistory.Entry> movements) {}

    /**
     * @param phoneEnding its last four digits; null: somebody else has their number now
     * @param openCharges whose provider has not said what became of them
     * @param stops why the wallet is stopped, the oldest cause first
     * @param thawFrom from when on the holder may let it go themselves; null: not
     * @param movements the newest first
     */
    record FoundPerson(
            ResidentId residentId,
            String displayName,
            String postalCode,
            @Nullable String phoneEnding,
            Instant lastSeenAt,
            @Nullable WalletBody wallet,
            List<PendingCharges.PendingCharge> openCharges,
            List<Freeze> stops,
            @Nullable Instant thawFrom,
            List<SignIns.Device> devices,
            List<WalletHistory.Entry> movements) {
        @Override
        public String toString() {
            return residentId.toString();
        }
    }
}

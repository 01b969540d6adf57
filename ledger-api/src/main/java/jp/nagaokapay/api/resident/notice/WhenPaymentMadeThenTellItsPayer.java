package jp.nagaokapay.api.resident.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.api.message.Message;
import jp.nagaokapay.api.message.MessageKind;
import jp.nagaokapay.api.message.MessagePort;
import jp.nagaokapay.api.message.MessagesUsedUp;
import jp.nagaokapay.api.register.Contacts;
import jp.nagaokapay.api.register.Resident;
import jp.nagaokapay.api.register.Residents;
import jp.nagaokapay.api.resident.notice.Recipients.Recipient;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.merchant.MerchantDirectory;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.message.NotConfigured;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentCaptured;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells who wants it of each payment with their wallet. No payment waits for it: it follows the
 * log, and hands a message over in the transaction that stores how far it has come, so that none is
 * sent twice and a crash loses none. What is not told soon is not told at all, nor what the day has
 * no message left for.
 */
@Component
@ProcessingGroup(WhenPaymentMadeThenTellItsPayer.NAME)
@DisallowReplay
class WhenPaymentMadeThenTellItsPayer {
    /** The processor's name. */
    static final String NAME = "policy-payment-notices";

    private static final Duration TOLD_WITHIN = Duration.ofHours(1);
    private static final Logger LOG =
            LoggerFactory.getLogger(WhenPaymentMadeThenTellItsPayer.class);

    private final Residents residents;
    private final Contacts contacts;
    private final MerchantDirectory shops;
    private final MessagePort messages;
    private final Clock clock;

    WhenPaymentMadeThenTellItsPayer(
            Residents residents,
            Contacts contacts,
            MerchantDirectory shops,
            MessagePort messages,
            Clock clock) {
        this.residents = residents;
        this.contacts = contacts;
        this.shops = shops;
        this.messages = messages;
        this.clock = clock;
    }

    @EventHandler
    void on(PaymentMade e) {
        gather(new Paid(e.walletId(), e.merchantId(), e.amount(), e.occurredAt()));
    }

    @EventHandler
    void on(PaymentCaptured e) {
        gather(new Paid(e.walletId(), e.merchantId(), e.amount(), e.occurredAt()));
    }

    private void gather(Paid paid) {
        if (paid.at.plus(TOLD_WITHIN).isAfter(clock.instant())) {
            ProjectionWrites.<List<Paid>>gather(NAME, ArrayList::new, this::tell).add(paid);
        }
    }

    private void tell(List<Paid> batch) {
        List<WalletId> wanting =
                contacts.wantingEachPayment(batch.stream().map(Paid::walletId).distinct().toList());
        batch.stream().filter(paid -> wanting.contains(paid.walletId)).forEach(this::tell);
    }

    private void tell(Paid paid) {
        Optional<Resident> payer =
                residents
                        .lockHolderOf(paid.walletId)
                        .filter(holder -> holder.notices().eachPayment());
        payer.flatMap(holder -> NoticeJobs.recipient(holder, messages))
                .ifPresent(recipient -> send(recipient, paid));
    }

    private void send(Recipient recipient, Paid paid) {
        try {
            messages.send(
                    new Message(
                            MessageKind.PAYMENT_NOTICE,
                            recipient.way(),
                            recipient.to(),
                            NoticeText.ofPayment(shop(paid.merchantId), paid.amount, paid.at),
                            null,
                            null,
                            recipient.holder()));
        } catch (MessagesUsedUp | NotConfigured e) {
            LOG.info("A payment's holder is not told: {}", e.getMessage());
        }
    }

    private String shop(MerchantId merchantId) {
        return shops.find(merchantId).map(entry -> entry.profile().name()).orElse("お店");
    }

    private record Paid(WalletId walletId, MerchantId merchantId, Yen amount, Instant at) {}
}

package jp.nagaokapay.api.resident;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.shared.message.NotConfigured;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.TransferLimits;
import jp.nagaokapay.ledger.wallet.WalletLimits;
import jp.nagaokapay.ledger.wallet.funding.Charges;
import jp.nagaokapay.web.start.Demo;
import org.springframework.core.env.Environment;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an app must know before it offers what could only be refused. The same for everybody. */
@RestController
class ServiceController {
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Charges charges;
    private final WalletLimits limits;
    private final TransferLimits transfers;
    private final boolean demo;

    ServiceController(
            Charges charges,
            WalletLimits limits,
            TransferLimits transfers,
            Environment environment) {
        this.charges = charges;
        this.limits = limits;
        this.transfers = transfers;
        this.demo = Demo.isOn(environment);
    }

    @GetMapping("/api/v1/service")
    ResponseEntity<ServiceBody> describeService() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .body(
                        new ServiceBody(
                                demo,
                                new Sending(
                                        transfers.enabled(),
                                        transfers.least().amount(),
                                        transfers.most().amount()),
                                new Charging(
                                        limits.chargeMin().amount(),
                                        limits.chargeMax().amount(),
                                        limits.chargeStep().amount(),
                                        channels()),
                                new Paying(
                                        limits.paymentMin().amount(),
                                        limits.paymentMax().amount())));
    }

    private List<ChannelBody> channels() {
        return Stream.of(ChargeController.SelfService.values())
                .flatMap(channel -> body(channel).stream())
                .toList();
    }

    private Optional<ChannelBody> body(ChargeController.SelfService channel) {
        try {
            boolean page = charges.hasPage(Channel.valueOf(channel.name()));
            return Optional.of(new ChannelBody(channel, page));
        } catch (NotConfigured nobodyCollects) {
            return Optional.empty();
        }
    }

    /**
     * @param demo whether this is the demo, in which no money moves
     */
    record ServiceBody(boolean demo, Sending transfers, Charging charging, Paying payment) {}

    /**
     * @param on whether people can send to each other here
     * @param min yen
     * @param max yen
     */
    record Sending(boolean on, long min, long max) {}

    /**
     * @param min yen
     * @param max yen
     * @param step yen; charges are multiples of it
     * @param channels those by which somebody collects
     */
    record Charging(long min, long max, long step, List<ChannelBody> channels) {}

    /**
     * @param page whether one pays at a page of the provider, without a reference of it
     */
    record ChannelBody(ChargeController.SelfService channel, boolean page) {}

    /**
     * @param min yen
     * @param max yen
     */
    record Paying(long min, long max) {}
}

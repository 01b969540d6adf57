package jp.nagaokapay.ledger.settlement.payout;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.nagaokapay.ledger.settlement.SettlementRule;
import jp.nagaokapay.ledger.shared.message.Refused;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * The payer and the format that their bank takes, as configured; what is wrong with them stops the
 * program at its start.
 */
@Component
@EnableConfigurationProperties(PayerProperties.class)
class PayingBank {
    private final Optional<Payer> payer;
    private final PayoutFileFormat format;

    PayingBank(PayerProperties properties, List<PayoutFileFormat> formats) {
        payer = properties.payer();
        format = named(properties.fileFormat(), formats);
        payer.ifPresent(this::requireNameable);
    }

    Payer payer() {
        return payer.orElseThrow(() -> new Refused(SettlementRule.PAYER_IS_CONFIGURED));
    }

    PayoutFileFormat format() {
        return format;
    }

    private void requireNameable(Payer configured) {
        try {
            format.requirePayer(configured);
        } catch (Refused refused) {
            throw new IllegalArgumentException("nagaokapay.payer: " + refused.code(), refused);
        }
    }

    private static PayoutFileFormat named(String name, List<PayoutFileFormat> formats) {
        return formats.stream()
                .filter(format -> format.name().equals(name))
                .findAny()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "nagaokapay.payer.file-format: no format is called "
                                        + name
                                        + "; there is "
                                        + formats.stream()
                                                .map(PayoutFileFormat::name)
                                                .sorted()
                                                .collect(Collectors.joining(", "))));
    }
}

package jp.nagaokapay.ledger.wallet.code;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of payment codes, under {@code nagaokapay.payment-codes}.
 *
 * @param lifetime how long a code is good
 * @param livePerWalletMax how many codes of a wallet may be live at once
 * @param rememberedFor how long after its end a code is still told from one that never was
 */
@ConfigurationProperties("nagaokapay.payment-codes")
record CodeSettings(
        @DefaultValue("5m") Duration lifetime,
        @DefaultValue("100") int livePerWalletMax,
        @DefaultValue("1h") Duration rememberedFor) {

    static final CodeSettings DEFAULT =
            new CodeSettings(Duration.ofMinutes(5), 100, Duration.ofHours(1));
}

package jp.nagaokapay.api.funding;

import java.net.URI;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.web.start.LiveStart;
import jp.nagaokapay.web.start.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Where a provider's page sends the holder back to.
 *
 * @param address without the chargeId
 */
record ReturnAddress(String address) {
    static final String PAGE = "/app/wallet/charged";

    /** The setting's, or the wallet's page under the issuer's address. */
    static ReturnAddress of(@Nullable String setting, Environment environment) {
        String issuer = environment.getProperty(LiveStart.ISSUER, "");
        String address = StringUtils.hasText(setting) ? setting : issuer + PAGE;
        if (!isAddress(address)) {
            throw new StartRefused(
                    "Providers of funds would send people back to %s.".formatted(address),
                    "Set NAGAOKAPAY_FUNDING_RETURN_TO to an https address without a query, at which the"
                            + " wallet goes on, or NAGAOKAPAY_ISSUER to this program's.");
        }
        return new ReturnAddress(address);
    }

    private static boolean isAddress(String address) {
        try {
            URI uri = URI.create(address);
            return ConnectedProvider.isSafe(uri)
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    String of(ChargeId chargeId) {
        return address + "?chargeId=" + chargeId.value();
    }
}

package jp.nagaokapay.gateway.ledger.remote;

import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import jp.nagaokapay.web.start.StartRefused;

/** The private key with which this gateway signs in at the ledger ({@code private_key_jwt}). */
final class ClientKey {
    private ClientKey() {}

    /** From the settings; a start without one is refused. */
    static JWK of(RemoteLedgerSettings settings) {
        Path file = settings.clientKeyFile();
        if (settings.clientKey().isBlank() && file == null) {
            throw refused("This gateway has no key with which to sign in at the ledger");
        }
        try {
            JWK key =
                    JWK.parse(
                            settings.clientKey().isBlank() && file != null
                                    ? Files.readString(file)
                                    : settings.clientKey());
            if (!key.isPrivate()) {
                throw refused("The key with which this gateway signs in is only a public one");
            }
            return key;
        } catch (ParseException e) {
            throw refused("The key with which this gateway signs in is no JSON Web Key");
        } catch (IOException e) {
            throw refused("The file %s cannot be read".formatted(file));
        }
    }

    private static StartRefused refused(String reason) {
        return new StartRefused(
                reason + ".",
                "Make one with \"keys pair --file=‹file›\", set NAGAOKAPAY_LEDGER_CLIENT_KEY_FILE to"
                        + " the file, and NAGAOKAPAY_GATEWAY_KEY of the ledger to the public key"
                        + " that the command prints.");
    }
}

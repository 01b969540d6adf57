package jp.nagaokapay.api.card;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jp.nagaokapay.ledger.card.CardBatches;
import jp.nagaokapay.ledger.card.CardNumber;
import jp.nagaokapay.web.secret.EncryptedTexts;
import jp.nagaokapay.web.secret.SecretCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Codes of cards that wait to be printed, encrypted. */
@Component
public class CardSecrets {
    private static final String CONTEXT = "card:";

    private final SecretCipher cipher;

    CardSecrets(SecretCipher cipher) {
        this.cipher = cipher;
    }

    /** What has to be brought along when a key from outside is taken away. */
    public static EncryptedTexts encryptedTexts(JdbcClient client) {
        return new EncryptedTexts(client, "card", "'" + CONTEXT + "' || number");
    }

    String sealed(CardBatches.Printable card) {
        return cipher.encrypt(card.code().getBytes(US_ASCII), context(card.number()));
    }

    String opened(CardBatches.Sealed card) {
        return new String(cipher.decrypt(card.secret(), context(card.number())), US_ASCII);
    }

    private static String context(CardNumber number) {
        return CONTEXT + number;
    }
}

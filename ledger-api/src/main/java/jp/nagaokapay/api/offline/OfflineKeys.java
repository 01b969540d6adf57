package jp.nagaokapay.api.offline;

import static jp.nagaokapay.ledger.wallet.WalletRule.WALLET_IS_NOT_SUSPENDED;
import static jp.nagaokapay.ledger.wallet.WalletRule.WALLET_IS_OPEN;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import jp.nagaokapay.codes.OfflineCode;
import jp.nagaokapay.ledger.shared.lock.AdvisoryLock;
import jp.nagaokapay.ledger.shared.message.Ids;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.wallet.CodeId;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletStatus;
import jp.nagaokapay.ledger.wallet.WalletView;
import jp.nagaokapay.ledger.wallet.Wallets;
import jp.nagaokapay.ledger.wallet.code.PaymentCodes.LiveCode;
import jp.nagaokapay.web.RealTime;
import jp.nagaokapay.web.secret.EncryptedTexts;
import jp.nagaokapay.web.secret.SecretCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives out the secrets of devices, and knows whose code of a device a number is. */
@Component
public class OfflineKeys {
    /** How many windows a device's clock may be ahead or behind: two minutes. */
    static final int SKEW_WINDOWS = 4;

    /** So long a code that is over is still told from one that never was: an hour. */
    private static final int REMEMBERED_WINDOWS = 120;

    /** So many wrong codes under a key's number end it: somebody guesses. */
    static final int WRONG_CODES_MAX = 20;

    private static final int KEY_NUMBERS = 10_000_000;
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final String CONTEXT = "offline-key:";

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final OfflineKeyTable table;
    private final SecretCipher cipher;
    private final Wallets wallets;
    private final OfflineSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Clock phones;

    OfflineKeys(
            JdbcClient jdbc,
            SecretCipher cipher,
            Wallets wallets,
            OfflineSettings settings,
            TransactionTemplate transaction,
            Clock clock,
            @RealTime Clock phones) {
        this.phones = phones;
        this.jdbc = jdbc;
        this.table = new OfflineKeyTable(jdbc);
        this.cipher = cipher;
        this.wallets = wallets;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The secrets, to be brought under another key from outside. */
    public static EncryptedTexts encryptedTexts(JdbcClient jdbc) {
        return new EncryptedTexts(jdbc, "offline_key", "'" + CONTEXT + "' || key_id");
    }

    /**
     * A secret for a device, told once. Where the wallet has as many as it may, the one that was
     * seen longest ago ends. Throws {@link Refused} for a wallet that is closed or suspended.
     */
    DeviceKey issue(WalletId walletId) {
        requireOpen(walletId);
        Instant now = clock.instant();
        byte[] secret = new byte[OfflineCode.SECRET_BYTES];
        random.nextBytes(secret);
        String keyId = Ids.next("offline-key");
        Instant until = now.plus(settings.lifetime());
        return transaction.execute(_ -> {
            AdvisoryLock.OFFLINE_KEYS.lock(jdbc, walletId.value());
            table.forget(now);
            table.makeRoom(walletId, settings.most());
            String number;
            do {
                number = "%07d".formatted(random.nextInt(KEY_NUMBERS));
            } while (!table.add(
                    new OfflineKeyTable.Row(
                            number,
                            keyId,
                            walletId,
                            cipher.encrypt(secret, CONTEXT + keyId),
                            until),
                    now));
            return new DeviceKey(keyId, number, BASE64URL.encodeToString(secret), until);
        });
    }

    /** The device was seen: its key lives on from now. Until when. */
    Instant renew(WalletId walletId, String keyId) {
        requireOpen(walletId);
        Instant now = clock.instant();
        Instant until = now.plus(settings.lifetime());
        if (!table.renew(walletId, keyId, now, until)) {
            throw new Refused(OfflineRule.KEY_IS_KNOWN);
        }
        return until;
    }

    void end(WalletId walletId, String keyId) {
        if (!table.end(walletId, keyId)) {
            throw new Refused(OfflineRule.KEY_IS_KNOWN);
        }
    }

    /** Ends all keys of a wallet, as when a phone is lost. */
    public void endAll(WalletId walletId) {
        table.endAll(walletId);
    }

    List<OfflineKeyTable.Listed> of(WalletId walletId) {
        return table.of(walletId, clock.instant());
    }

    /**
     * Whose a number is, and until when the wallet may take it. Empty when no living key makes it
     * about now; that is counted against the key whose number it has, and too many end the key.
     *
     * @param number sixteen digits
     */
    public Optional<LiveCode> find(String number) {
        Instant now = clock.instant();
        Optional<OfflineKeyTable.Row> key = table.find(OfflineCode.keyNumber(number), now);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        byte[] secret = cipher.decrypt(key.get().secret(), CONTEXT + key.get().keyId());
        Instant there = phones.instant();
        long about = OfflineCode.windowAt(there);
        Optional<LiveCode> code =
                LongStream.rangeClosed(about - REMEMBERED_WINDOWS, about + SKEW_WINDOWS)
                        .filter(window -> OfflineCode.isOf(number, secret, window))
                        .boxed()
                        .reduce((_, later) -> later)
                        .map(window -> code(key.get(), window, Duration.between(there, now)));
        if (code.isEmpty()) {
            table.countWrong(key.get().keyNumber(), WRONG_CODES_MAX);
        }
        return code;
    }

    /**
     * @param ahead what a demo's clock is ahead of phones
     */
    private static LiveCode code(OfflineKeyTable.Row key, long window, Duration ahead) {
        return new LiveCode(
                CodeId.offline(key.keyNumber(), window),
                key.walletId(),
                OfflineCode.endOf(window + SKEW_WINDOWS).plus(ahead));
    }

    private void requireOpen(WalletId walletId) {
        WalletView wallet = wallets.find(walletId).orElseThrow(() -> new Refused(WALLET_IS_OPEN));
        WALLET_IS_OPEN.require(wallet.status() != WalletStatus.CLOSED);
        WALLET_IS_NOT_SUSPENDED.require(wallet.status() != WalletStatus.SUSPENDED);
    }

    /**
     * @param keyNumber the first digits of its codes
     * @param secret in base64url
     */
    record DeviceKey(String keyId, String keyNumber, String secret, Instant validUntil) {
        @Override
        public String toString() {
            return keyId;
        }
    }
}

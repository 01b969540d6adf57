package jp.nagaokapay.api.freeze;

import java.util.Optional;
import jp.nagaokapay.api.message.MessagePort;
import jp.nagaokapay.api.message.MessageWay;
import jp.nagaokapay.api.register.Resident;
import jp.nagaokapay.api.register.Residents;
import jp.nagaokapay.api.register.SentCodes;
import jp.nagaokapay.api.register.SentCodes.Asked;
import jp.nagaokapay.api.register.SentCodes.Proven;
import jp.nagaokapay.api.register.SentCodes.Purpose;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.springframework.stereotype.Component;

/** How residents stop their wallet without signing in: by a code to their phone or address. */
@Component
public class AccountStops {
    private static final String NOBODY =
            "【ながおかペイ】利用停止のお申し込みがありましたが、この電話番号の登録はありません。お心当たりがない場合は、何もする必要はありません。"
                    + " / Somebody asked to stop a wallet, but this phone number is not registered."
                    + " If it was not you, you need not do anything.";

    private final Residents residents;
    private final SentCodes codes;
    private final MessagePort messages;
    private final Freezes freezes;

    AccountStops(Residents residents, SentCodes codes, MessagePort messages, Freezes freezes) {
        this.residents = residents;
        this.codes = codes;
        this.messages = messages;
        this.freezes = freezes;
    }

    /**
     * Sends a code. Whether anybody has the phone shows in the message alone.
     *
     * @param phone in E.164
     * @param by where there is no proven address, it goes to the phone all the same
     * @return the stop's id
     */
    public String begin(String phone, MessageWay by) {
        messages.require(MessageWay.SMS);
        return codes.send(
                Purpose.ACCOUNT_STOP,
                residents
                        .findByUsername(phone)
                        .map(resident -> codes.toOneself(resident, phone, by))
                        .orElseGet(() -> new Asked(null, null, MessageWay.SMS, phone, NOBODY)));
    }

    /** To count guesses by; empty when the stop is nobody's. */
    public Optional<String> personOf(String stopId) {
        return codes.residentOf(Purpose.ACCOUNT_STOP, stopId).map(Object::toString);
    }

    /** The code came back: the wallet is stopped. Sent again, nothing happens. */
    public WalletId verify(String stopId, String code) {
        Proven proven = codes.verify(Purpose.ACCOUNT_STOP, stopId, null, code);
        Resident resident = residents.require(proven.resident());
        if (!proven.used()) {
            freezes.freezeByHolder(resident.walletId());
            codes.use(proven);
        }
        return resident.walletId();
    }
}

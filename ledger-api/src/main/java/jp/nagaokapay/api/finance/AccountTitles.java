package jp.nagaokapay.api.finance;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import jp.nagaokapay.ledger.journal.Account;
import jp.nagaokapay.ledger.journal.Account.Fees;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * What the city's accounting calls the accounts of the books, in the journal for its programs.
 * Where nothing is set, customary titles hold.
 */
@Component
@EnableConfigurationProperties(JournalSettings.class)
final class AccountTitles {
    /** What 弥生会計 keeps of a title, in half-width letters. */
    private static final int LENGTH_MAX = 24;

    private static final Charset WINDOWS = Charset.forName("MS932");
    private static final String NOT_TAXED = "対象外";

    private static final Map<String, String> CUSTOMARY =
            Map.ofEntries(
                    Map.entry("funding-credit-card", "未収入金/クレジット"),
                    Map.entry("funding-bank", "未収入金/銀行チャージ"),
                    Map.entry("funding-atm", "未収入金/ＡＴＭチャージ"),
                    Map.entry("funding-counter", "現金/窓口"),
                    Map.entry("wallet-paid", "前受金/チャージ残高"),
                    Map.entry("wallet-points", "ポイント引当金/残高"),
                    Map.entry("campaign-expense", "販売促進費/キャンペーン"),
                    Map.entry("partner-funds", "未収入金/連携事業者"),
                    Map.entry("merchant-payable", "未払金/加盟店"),
                    Map.entry("transfer-clearing", "仮受金/個人間送付"),
                    Map.entry("payouts-in-transit", "未払金/振込依頼中"),
                    Map.entry("bank", "普通預金"),
                    Map.entry("fees", "受取手数料/加盟店"),
                    Map.entry("breakage-paid", "雑収入/期限切れ"),
                    Map.entry("breakage-points", "ポイント引当金戻入額"));

    private final Map<String, String> titles = new HashMap<>(CUSTOMARY);
    private final String feeTaxClass;

    AccountTitles(JournalSettings settings) {
        if (settings.titles() != null) {
            settings.titles().forEach(this::rename);
        }
        feeTaxClass = settings.feeTaxClass();
        requireReadable("fee-tax-class", feeTaxClass);
    }

    private void rename(String account, String title) {
        if (titles.replace(account, title) == null) {
            throw new IllegalArgumentException(
                    "nagaokapay.journal.titles." + account + " names no account of the books");
        }
        String[] parts = title.split("/", 2);
        for (String part : parts) {
            requireReadable("titles." + account, part);
        }
    }

    private static void requireReadable(String setting, String text) {
        if (text.isBlank()
                || !WINDOWS.newEncoder().canEncode(text)
                || text.getBytes(WINDOWS).length > LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "nagaokapay.journal.%s must be 1 to %d half-width letters of Shift_JIS"
                            .formatted(setting, LENGTH_MAX));
        }
    }

    Title of(Account account) {
        String group = account.group().replace(':', '-').replace('_', '-').toLowerCase(Locale.ROOT);
        String title = titles.get(group);
        if (title == null) {
            throw new IllegalStateException("an account without a title: " + account.group());
        }
        String[] parts = title.split("/", 2);
        return new Title(
                parts[0],
                parts.length == 1 ? "" : parts[1],
                account instanceof Fees ? feeTaxClass : NOT_TAXED);
    }

    /**
     * @param name the title (勘定科目)
     * @param part of it (補助科目); may be empty
     * @param taxClass the tax class (税区分)
     */
    record Title(String name, String part, String taxClass) {}
}

package jp.nagaokapay.api.finance;

import java.util.Map;

/** What accountants call the events that move value. */
final class PostedEvent {
    private static final Map<String, String> LABELS =
            Map.ofEntries(
                    Map.entry("wallet.charged", "チャージ"),
                    Map.entry("wallet.charge-reversed", "チャージ取消"),
                    Map.entry("wallet.points-granted", "ポイント付与"),
                    Map.entry("wallet.points-taken-back", "ポイント取消"),
                    Map.entry("wallet.payment-made", "店舗での支払い"),
                    Map.entry("wallet.payment-captured", "店舗での支払い（売上確定）"),
                    Map.entry("wallet.payment-voided", "支払い取消に伴う失効"),
                    Map.entry("wallet.hold-expired", "与信期限切れに伴う失効"),
                    Map.entry("wallet.payment-refunded", "支払いの返金"),
                    Map.entry("wallet.lot-expired", "有効期限切れ"),
                    Map.entry("wallet.transfer-offered", "個人間の送付（受取待ち）"),
                    Map.entry("wallet.transfer-offer-ended", "個人間の送付の終了"),
                    Map.entry("wallet.transfer-sent", "個人間の送付"),
                    Map.entry("wallet.transfer-received", "個人間の受取"),
                    Map.entry("wallet.transfer-returned", "個人間の送付の取消"),
                    Map.entry("wallet.closed", "ウォレット解約に伴う失効"),
                    Map.entry("merchant.receivable-closed", "加盟店手数料"),
                    Map.entry("settlement.released", "加盟店への振込依頼"),
                    Map.entry("settlement.transfer-done", "加盟店への振込"),
                    Map.entry("settlement.transfer-returned", "加盟店への振込の組戻し"));

    private PostedEvent() {}

    /** By its name in the log; the name itself where accountants have no word for it. */
    static String label(String event) {
        return LABELS.getOrDefault(event, event);
    }
}

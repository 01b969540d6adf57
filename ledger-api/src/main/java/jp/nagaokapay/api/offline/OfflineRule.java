package jp.nagaokapay.api.offline;

import jp.nagaokapay.ledger.shared.message.Rule;

/** The rules of offline keys. */
enum OfflineRule implements Rule {
    KEY_IS_KNOWN("OFFLINE_KEY_NOT_FOUND");

    private final String code;

    OfflineRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}

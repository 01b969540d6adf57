package jp.nagaokapay.api.message;

import java.time.Duration;

/** What a message is about: all that the delivery log says of it. */
public enum MessageKind {
    /** The code of a sign-up; or, which nobody else can tell, that there is an account already. */
    SIGN_UP_CODE("確認コード / Your code", Duration.ofMinutes(10), false),
    /** The code that proves an e-mail address. */
    EMAIL_CODE("確認コード / Your code", Duration.ofMinutes(10), false),
    /** A code for a change of one's account; or, which nobody else can tell, that there is none. */
    ACCOUNT_CODE("確認コード / Your code", Duration.ofMinutes(10), false),
    /** To a person's other way: that something of their account was changed. */
    ACCOUNT_CHANGED("アカウントの変更 / Your account was changed", Duration.ofDays(3), false),
    /** That an e-mail address was added to an account. */
    EMAIL_ADDED("メールアドレスの登録 / E-mail address added", Duration.ofDays(3), false),
    /** To the old phone: that there is, or will be, another. */
    PHONE_CHANGE("電話番号の変更 / Change of phone number", Duration.ofDays(3), false),
    /** To a shop's owners: that its bank account changes, or does not. */
    BANK_ACCOUNT("振込先口座について / Your bank account", Duration.ofDays(3), false),
    /** That somebody sent something, which waits to be taken. */
    TRANSFER_OFFERED("受け取りのお知らせ / Sent to you", Duration.ofDays(1), true),
    /** To who wants it: that something was paid with their wallet. */
    PAYMENT_NOTICE("お支払いのお知らせ / Your payment", Duration.ofHours(6), false),
    /** To a shop that wants it: that something was paid there, or given back. */
    SHOP_PAYMENT("お支払いのお知らせ / A payment at your shop", Duration.ofHours(6), false),
    /** That a payment request which its holder keeps is due soon. */
    PAYMENT_DUE("支払期限のお知らせ / A payment is due", Duration.ofDays(1), true),
    /** That value expires soon. */
    EXPIRY_NOTICE("有効期限のお知らせ / Value expires soon", Duration.ofDays(3), true);

    private final String subject;
    private final Duration worthSendingFor;
    private final boolean onlyByDay;

    MessageKind(String subject, Duration worthSendingFor, boolean onlyByDay) {
        this.subject = subject;
        this.worthSendingFor = worthSendingFor;
        this.onlyByDay = onlyByDay;
    }

    /** Of an e-mail. */
    String subject() {
        return "【ながおかペイ】" + subject;
    }

    /** For how long it is tried, unless the message says so itself. */
    public Duration worthSendingFor() {
        return worthSendingFor;
    }

    /** Whether it can be done without when the day's messages run short. */
    boolean isNotice() {
        return switch (this) {
            case PAYMENT_NOTICE, SHOP_PAYMENT, PAYMENT_DUE, EXPIRY_NOTICE, TRANSFER_OFFERED -> true;
            default -> false;
        };
    }

    /**
     * Whether it warns of a change that its reader may not have made, and so is never called back.
     */
    boolean isWarning() {
        return this == PHONE_CHANGE || this == ACCOUNT_CHANGED;
    }

    /** Whether it must wake nobody. */
    boolean onlyByDay() {
        return onlyByDay;
    }
}

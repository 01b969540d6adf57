package jp.nagaokapay.api.identity.persons;

import java.util.Locale;

/**
 * What a page around the sign-in says above its form, as a parameter of its address asks for it.
 */
enum LoginNotice {
    ERROR(
            true,
            "電話番号（ユーザー名）またはパスワードが違います。もう一度入力してください。",
            "Wrong phone number, user name or password. Please try again."),
    STOPPED(
            true,
            "このアカウントは利用停止中のため、ログインできません。ご自身で停止した場合は、しばらくするとログインして解除できます。お急ぎの方は窓口にお越しください。",
            "This account is stopped, so you cannot sign in. If you stopped it yourself, you can sign in"
                    + " and let it go after a while; or please come to the office."),
    WAIT(
            true,
            "ログインの回数が多すぎます。しばらくしてからお試しください。",
            "Too many attempts to sign in. Please try again later."),
    EXPIRED(
            true,
            "時間がたったため、ページの期限が切れました。もう一度ログインしてください。",
            "This page has expired. Please sign in again."),
    FIRST(
            false,
            "はじめにお渡ししたパスワードです。ご自分だけの新しいパスワードに変えてください。",
            "Somebody gave you this password. Please choose one that only you know."),
    LAPSED(
            true,
            "お渡ししたコードは、72時間が過ぎたため使えません。事務局に新しいコードをお求めください。",
            "What you were given lapsed after 72 hours. Please ask the office for a new one."),
    DIFFERS(
            true,
            "新しいパスワードの2回の入力が違います。もう一度入力してください。",
            "The new password was not the same both times. Please try again."),
    FORM(
            true,
            "新しいパスワードは8文字以上、72バイト（半角72文字）以内にしてください。",
            "The new password needs at least 8 characters and at most 72 bytes."),
    WEAK(
            true,
            "新しいパスワードは推測されやすいため使えません。もっと長く、名前や電話番号を含まないものにしてください。",
            "The new password is easy to guess. Please choose a longer one without your name or"
                    + " phone number."),
    SAME(
            true,
            "新しいパスワードが今のパスワードと同じです。別のものにしてください。",
            "The new password is the current one. Please choose another."),
    CHANGED(
            false,
            "パスワードを変更しました。新しいパスワードでログインしてください。",
            "Your password was changed. Please sign in with the new one."),
    INVITATION(
            true,
            "このリンクは使えません。すでに使われたか、72時間の期限が切れています。管理者に新しいリンクをお求めください。",
            "This link cannot be used: it was used before, or its 72 hours are over. Please ask your"
                    + " administrator for a new one."),
    CODE(
            true,
            "コードが違うか、すでに使われています。新しいコードを入力してください。",
            "This code is wrong or was used before. Please enter a new one."),
    PASSKEY(
            true,
            "パスキーを確認できませんでした。もう一度お試しください。",
            "Your passkey could not be checked. Please try again."),
    FIRST_SIGN_IN(
            false,
            "設定を変えるには、もう一度ログインしてください。",
            "Please sign in once more to change how you sign in."),
    ADDED(false, "追加しました。", "Added."),
    REMOVED(
            false,
            "削除し、すべての端末からログアウトしました。もう一度ログインしてください。",
            "Removed. You are signed out everywhere; please sign in again."),
    LAST(
            true,
            "ほかに2段階認証の方法がないため、削除できません。先に別のものを追加してください。",
            "This is your only second factor. Please add another before you remove it."),
    DONE(false, "ログインしました。アプリに戻ってください。", "You are signed in. Please return to the app."),
    BYE(false, "ログアウトしました。", "You are signed out.");

    private final boolean alert;
    private final String japanese;
    private final String english;

    LoginNotice(boolean alert, String japanese, String english) {
        this.alert = alert;
        this.japanese = japanese;
        this.english = english;
    }

    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The address of the sign-in page with this notice. */
    String address() {
        return addressAt(SignInSecurity.PATH);
    }

    String addressAt(String path) {
        return path + '?' + parameter();
    }

    String html() {
        return "<p class=\"%s\" role=\"%s\">%s<span lang=\"en\">%s</span></p>"
                .formatted(alert ? "wrong" : "note", alert ? "alert" : "status", japanese, english);
    }
}

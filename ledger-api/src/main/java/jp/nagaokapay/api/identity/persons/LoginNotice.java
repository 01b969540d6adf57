package jp.nagaokapay.api.identity.persons;

import java.util.Locale;

/** What the sign-in page says above its form, as a parameter of its address asks for it. */
enum LoginNotice {
    ERROR(
            true,
            "電話番号（ユーザー名）またはパスワードが違います。もう一度入力してください。",
            "Wrong phone number, user name or password. Please try again."),
    WAIT(
            true,
            "ログインの回数が多すぎます。しばらくしてからお試しください。",
            "Too many attempts to sign in. Please try again later."),
    EXPIRED(
            true,
            "時間がたったため、ページの期限が切れました。もう一度ログインしてください。",
            "This page has expired. Please sign in again."),
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

    /** The address of the page with this notice. */
    String address() {
        return SignInSecurity.PATH + '?' + parameter();
    }

    String html() {
        return "<p class=\"%s\" role=\"%s\">%s<span lang=\"en\">%s</span></p>"
                .formatted(alert ? "wrong" : "note", alert ? "alert" : "status", japanese, english);
    }
}

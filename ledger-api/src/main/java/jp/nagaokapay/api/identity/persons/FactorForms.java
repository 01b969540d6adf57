package jp.nagaokapay.api.identity.persons;

import static jp.nagaokapay.api.identity.persons.SignInLayout.escaped;
import static jp.nagaokapay.api.identity.persons.SignInLayout.form;
import static jp.nagaokapay.api.identity.persons.SignInLayout.formWithoutToken;
import static jp.nagaokapay.api.identity.persons.SignInLayout.hidden;

import java.util.List;
import java.util.stream.Collectors;
import jp.nagaokapay.api.identity.factors.AskedPasskey;
import jp.nagaokapay.api.identity.factors.OfferedApp;
import org.springframework.security.web.csrf.CsrfToken;

/** Forms for second factors and passkeys, in more than one page. */
final class FactorForms {
    private static final String CODE_FIELD =
            """
            <label for="code">%s<span lang="en">%s</span></label>
            <input id="code" name="code" type="text" autocomplete="one-time-code" %s
              maxlength="40" autocapitalize="characters" spellcheck="false" required%s>
            """;

    private FactorForms() {}

    /** For a code of the app, or a recovery code. */
    static String code(String path, CsrfToken csrf) {
        return form(
                path,
                CODE_FIELD.formatted(
                                "認証アプリの6桁のコード、または回復コード",
                                "Code of your authenticator app, or a recovery code",
                                "",
                                " autofocus")
                        + """
                        <button type="submit">確認する <span lang="en">Confirm</span></button>
                        """,
                csrf);
    }

    /** To sign in with a passkey alone; shown by the script, where the browser has passkeys. */
    static String passkeySignIn(String path, AskedPasskey asked) {
        return formWithoutToken(
                        path,
                        asking("get", asked),
                        answering(asked)
                                + """
                                <button type="submit" class="other">パスキーでログイン <span lang="en">Sign in with a passkey</span></button>
                                <p class="or">または<span lang="en">or</span></p>
                                """)
                + SCRIPT;
    }

    /** To give a passkey after the password; shown likewise. */
    static String passkey(String path, AskedPasskey asked, CsrfToken csrf) {
        return form(
                        path,
                        asking("get", asked),
                        answering(asked)
                                + """
                                <button type="submit">パスキーで確認する <span lang="en">Confirm with a passkey</span></button>
                                """,
                        csrf)
                + SCRIPT;
    }

    /** To add a passkey; shown likewise, and else what to do instead. */
    static String newPasskey(String path, AskedPasskey asked, CsrfToken csrf) {
        return form(
                        path,
                        asking("create", asked),
                        answering(asked)
                                + """
                                <label for="name">パスキーの名前（例：スマートフォン）<span lang="en">A name for it, like “my phone”</span></label>
                                <input id="name" name="name" type="text" maxlength="40" autocomplete="off" required>
                                <button type="submit" class="other">パスキーを追加する <span lang="en">Add a passkey</span></button>
                                """,
                        csrf)
                + INSTEAD
                + SCRIPT;
    }

    private static String asking(String what, AskedPasskey asked) {
        return "hidden data-passkey=\"%s\" data-options=\"%s\""
                .formatted(what, escaped(asked.options()));
    }

    private static String answering(AskedPasskey asked) {
        return hidden("challenge", asked.challenge()) + hidden("credential", "") + FAILED;
    }

    /** To add an authenticator app. */
    static String newApp(String path, OfferedApp offered, CsrfToken csrf) {
        return """
        <p>認証アプリでこのQRコードを読み取るか、下の文字を入力してください。
        <span lang="en">Scan this with your authenticator app, or type the letters below.</span></p>
        %s
        <p><code>%s</code></p>
        """
                        .formatted(
                                QrSvg.of(offered.address(), "認証アプリ用のQRコード"),
                                grouped(offered.secret()))
                + form(
                        path,
                        hidden("sealed", offered.sealed())
                                + CODE_FIELD.formatted(
                                        "アプリに出た6桁のコード",
                                        "The six digits that the app shows",
                                        "inputmode=\"numeric\"",
                                        "")
                                + """
                                <button type="submit">認証アプリを追加する <span lang="en">Add the app</span></button>
                                """,
                        csrf);
    }

    /** Recovery codes, this once. */
    static String recoveryCodes(List<String> codes, String next) {
        return """
        <p>認証アプリやパスキーをなくしたときに、1回ずつ使えるコードです。紙に書くか印刷して、安全な場所に保管してください。この画面は一度しか出ません。
        <span lang="en">Each of these opens once when you have lost your app or passkey. Write them down and keep them safe: they are shown only now.</span></p>
        <ol class="codes">%s</ol>
        <p><a href="%s">保管しました。続ける<span lang="en">I have kept them; continue</span></a></p>
        """
                .formatted(
                        codes.stream()
                                .map(code -> "<li><code>" + code + "</code></li>")
                                .collect(Collectors.joining("\n")),
                        escaped(next));
    }

    private static String grouped(String secret) {
        return secret.replaceAll("(.{4})(?=.)", "$1 ");
    }

    private static final String FAILED =
            """
            <p class="wrong" role="alert" hidden>パスキーを使えませんでした。もう一度お試しください。<span lang="en">The passkey was not used. Please try again.</span></p>
            """;

    private static final String INSTEAD =
            """
            <p>パスキーは、対応しているブラウザーで正式なアドレスを開くと追加できます。
            <span lang="en">To add a passkey, open the official address in a browser that has passkeys.</span></p>
            """;

    private static final String SCRIPT = "<script src=\"/login/passkeys.js\" defer></script>\n";
}

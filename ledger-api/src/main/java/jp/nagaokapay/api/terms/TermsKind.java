package jp.nagaokapay.api.terms;

/** What a text of the city is. */
public enum TermsKind {
    /** The terms of use (利用規約). */
    TERMS,
    /** What is done with personal data (プライバシーポリシー). */
    PRIVACY,
    /** What the Payment Services Act asks an issuer to show (資金決済法に基づく表示). */
    LEGAL_DISPLAY,
    /** Whom to ask (お問い合わせ). */
    CONTACT
}

package jp.nagaokapay.api.message;

/** By which way a message goes. */
public enum MessageWay {
    /** To a mobile phone, in E.164. */
    SMS,
    /** To an e-mail address. */
    EMAIL
}

package jp.nagaokapay.api.register;

import jp.nagaokapay.api.message.MessageWay;

/**
 * What a resident wants to be told of.
 *
 * @param eachPayment of each of their payments
 * @param expiry of value that expires soon
 * @param by by which way
 */
public record NoticeChoice(boolean eachPayment, boolean expiry, MessageWay by) {}

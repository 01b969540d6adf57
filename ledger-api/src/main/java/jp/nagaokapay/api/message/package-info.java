/**
 * How people are reached: by text message through any SMS gateway that speaks HTTPS, by e-mail
 * through any mail server.
 *
 * <p>Invariants: a message is handed over with what else its transaction does, or not at all; it
 * leaves at least once while it is of use, and two nodes never send it at the same time; for whom
 * and what it is stands encrypted in the database and only until it has left or is given up; what
 * stays is the delivery log, which says nothing of a person.
 *
 * <p>In: {@link jp.nagaokapay.api.message.MessagePort}. Out: HTTPS, SMTP.
 *
 * <p>Not here: what a message says and who gets it (whoever sends it), the demo's box of messages
 * (app.demo).
 */
@NullMarked
package jp.nagaokapay.api.message;

import org.jspecify.annotations.NullMarked;

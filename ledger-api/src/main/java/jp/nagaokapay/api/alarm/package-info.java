/**
 * What staff must know at once: found by every node, told by one, by mail.
 *
 * <p>Invariants: however much happens, there is at most one mail in a period, and the first comes
 * within a minute; a mail says nothing about a person; a mail server that does not answer is tried
 * again and holds nothing up.
 *
 * <p>In: {@link jp.nagaokapay.api.alarm.AlarmSource}s, beans that say what is wrong now. Out:
 * mails, the log, the metric {@code nagaokapay.alarms}.
 *
 * <p>Not here: what a gateway in a process of its own finds (its health and metrics), and what each
 * refusal was (the log {@code security}).
 */
@NullMarked
package jp.nagaokapay.api.alarm;

import org.jspecify.annotations.NullMarked;

/**
 * What every feature may use: money, calendar, messages, jobs, locks, codes that people type.
 *
 * <p>Invariant: nothing here knows a feature.
 */
@NullMarked
package jp.nagaokapay.ledger.shared;

import org.jspecify.annotations.NullMarked;

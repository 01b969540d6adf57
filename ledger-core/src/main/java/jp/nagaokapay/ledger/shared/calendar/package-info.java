/**
 * Business time: dates in Japan and the city's fiscal years. Only arithmetic; nothing here knows
 * what time it is now.
 */
@NullMarked
package jp.nagaokapay.ledger.shared.calendar;

import org.jspecify.annotations.NullMarked;

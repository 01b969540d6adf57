/**
 * The finance API, {@code /finance/v1}: the city's key figures, the journal, balances, settlements.
 *
 * <p>Invariant: reads only what the projections say; a time outside the books is an error, never a
 * silent zero.
 *
 * <p>In: HTTP. Out: JSON, and CSV that a spreadsheet opens.
 *
 * <p>Not here: how a figure is counted (kpi, journal), what a provider's file is compared with
 * (reconciliation), the trail of what staff did (api.audit).
 */
@NullMarked
package jp.nagaokapay.api.finance;

import org.jspecify.annotations.NullMarked;

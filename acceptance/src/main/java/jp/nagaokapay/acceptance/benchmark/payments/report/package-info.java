/**
 * What a run has measured, and how it is shown: the table of goals, JSON and a chart.
 *
 * <p>Invariants: a figure is the median of rounds and comes with the least and the most; what was
 * not measured is said so, never met.
 *
 * <p>Not here: measuring.
 */
@NullMarked
package jp.nagaokapay.acceptance.benchmark.payments.report;

import org.jspecify.annotations.NullMarked;

/**
 * Payments through HTTP on the packaged program, beside pgbench's TPC-B on the same PostgreSQL.
 *
 * <p>Invariants: the program is the one that the run script starts, in a process of its own; tokens
 * are signed and checked; PostgreSQL keeps {@code fsync}; an interval counts only if every
 * projection has reached the end of the log within two seconds after it, for work that is put off
 * is not done.
 *
 * <p>Out: a table, JSON and a chart. Not here: the engines, the storm and the reports.
 */
@NullMarked
package jp.nagaokapay.acceptance.benchmark.payments;

import org.jspecify.annotations.NullMarked;

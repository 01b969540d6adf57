/**
 * What every HTTP interface of Nagaoka Pay shares: {@code problem} answers errors, {@code input}
 * reads requests strictly, {@code idempotency} reads keys, {@code token} checks who calls, {@code
 * throttle} limits how often, {@code paper} draws PDF, PNG, SVG and sheets, {@code openapi}
 * documents it all. This package assembles them.
 *
 * <p>Not here: what a code of the ledger means to which status, which scope opens which path, how a
 * key is remembered.
 */
@NullMarked
package jp.nagaokapay.web;

import org.jspecify.annotations.NullMarked;

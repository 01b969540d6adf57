/**
 * A city's first evening, as docs/operations.md tells it: its blocks are run as they stand, on a
 * PostgreSQL and an nginx of Debian, and people then do what people do.
 */
@NullMarked
package jp.nagaokapay.acceptance.installation;

import org.jspecify.annotations.NullMarked;

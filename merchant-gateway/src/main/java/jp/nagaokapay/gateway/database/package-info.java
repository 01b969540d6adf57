/**
 * The gateway's own schema and its migrations.
 *
 * <p>Not here: the tables' meaning; each is read and written by one package.
 */
@NullMarked
package jp.nagaokapay.gateway.database;

import org.jspecify.annotations.NullMarked;

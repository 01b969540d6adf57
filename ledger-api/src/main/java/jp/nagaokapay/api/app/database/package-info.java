/**
 * Which PostgreSQL the program keeps its money in: an embedded one, or one from outside.
 *
 * <p>Invariants: an embedded one commits to disk as any other does ({@code fsync} and {@code
 * synchronous_commit} on, its data never cleaned), and one process at a time uses its directory; a
 * database that cannot be used is refused before anything is written to it.
 *
 * <p>Not here: the tables.
 */
@NullMarked
package jp.nagaokapay.api.app.database;

import org.jspecify.annotations.NullMarked;

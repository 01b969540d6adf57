/**
 * One process with everything in it: chooses the database, brings its own when none is given, says
 * how it started.
 *
 * <p>Invariants: the embedded database keeps the money as safe as any other ({@code fsync} and
 * {@code synchronous_commit} on, its data never cleaned); one process at a time has its data; the
 * program opens no connection that nobody asked for.
 *
 * <p>Not here: what is in the database (migrations of each part), the demo's data (demo).
 */
@NullMarked
package jp.nagaokapay.api.allinone;

import org.jspecify.annotations.NullMarked;

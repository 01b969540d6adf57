/**
 * An installation is set up and looked after: {@code setup} asks for what a city has (database,
 * address, bank, mail, funding, the first staff), tries each thing by using it and writes one file
 * of settings; {@code doctor} says in words what is wrong with an installation, running or not.
 *
 * <p>Invariants: nothing but a file of keys is written before everything that was asked for works
 * or was left unchecked by name; what setup does not ask for stays in the file; no secret is
 * printed.
 *
 * <p>In: answers of a person or of a file, the settings. Out: the file of settings, the tables, the
 * first staff's links; findings with remedies.
 *
 * <p>Not here: what the settings mean (the features that bind them).
 */
@NullMarked
package jp.nagaokapay.api.app.setup;

import org.jspecify.annotations.NullMarked;

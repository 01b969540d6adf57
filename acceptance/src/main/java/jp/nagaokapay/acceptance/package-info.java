/**
 * Trying the programs out as their users would: a simulated city, a shop's day, load. Nothing
 * imports this module, and no program that handles money contains it.
 */
@NullMarked
package jp.nagaokapay.acceptance;

import org.jspecify.annotations.NullMarked;

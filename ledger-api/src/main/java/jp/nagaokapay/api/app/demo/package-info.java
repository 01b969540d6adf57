/**
 * A city to try things in: clients, residents, staff and a shop with known names and passwords, and
 * a message box instead of telephones. Only in the profile {@code demo}.
 *
 * <p>Invariants: everything is made by the same commands as in live use; seeding again changes
 * nothing, so what was done to the demo stays done.
 */
@NullMarked
package jp.nagaokapay.api.app.demo;

import org.jspecify.annotations.NullMarked;

/** How the modules lie to each other, and habits of the source that no compiler checks. */
@NullMarked
package jp.nagaokapay.acceptance.house;

import org.jspecify.annotations.NullMarked;

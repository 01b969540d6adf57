/** The changes that docs/change.md walks through, made to a copy of the sources. */
@NullMarked
package jp.nagaokapay.acceptance.change;

import org.jspecify.annotations.NullMarked;

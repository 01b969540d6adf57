/** Tests of counter. */
@NullMarked
package jp.nagaokapay.api.counter;

import org.jspecify.annotations.NullMarked;

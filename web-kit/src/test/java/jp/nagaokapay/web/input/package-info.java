/** Tests of input. */
@NullMarked
package jp.nagaokapay.web.input;

import org.jspecify.annotations.NullMarked;

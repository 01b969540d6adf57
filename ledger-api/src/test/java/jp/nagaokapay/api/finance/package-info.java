/** Tests of finance. */
@NullMarked
package jp.nagaokapay.api.finance;

import org.jspecify.annotations.NullMarked;

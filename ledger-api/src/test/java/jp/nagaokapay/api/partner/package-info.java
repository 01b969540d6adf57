/** Tests of partner. */
@NullMarked
package jp.nagaokapay.api.partner;

import org.jspecify.annotations.NullMarked;

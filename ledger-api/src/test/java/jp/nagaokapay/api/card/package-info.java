/** Tests of card. */
@NullMarked
package jp.nagaokapay.api.card;

import org.jspecify.annotations.NullMarked;

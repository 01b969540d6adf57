/** Tests of campaign. */
@NullMarked
package jp.nagaokapay.api.campaign;

import org.jspecify.annotations.NullMarked;

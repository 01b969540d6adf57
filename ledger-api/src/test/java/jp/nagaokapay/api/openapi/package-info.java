/** Tests of openapi. */
@NullMarked
package jp.nagaokapay.api.openapi;

import org.jspecify.annotations.NullMarked;

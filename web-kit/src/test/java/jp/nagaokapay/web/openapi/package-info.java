/** Tests of openapi. */
@NullMarked
package jp.nagaokapay.web.openapi;

import org.jspecify.annotations.NullMarked;

/** Tests of app. */
@NullMarked
package jp.nagaokapay.gateway.app;

import org.jspecify.annotations.NullMarked;

/** Tests of web. */
@NullMarked
package jp.nagaokapay.api.web;

import org.jspecify.annotations.NullMarked;

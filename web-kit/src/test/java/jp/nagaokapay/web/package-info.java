/** Tests of the habits on the wire. */
@NullMarked
package jp.nagaokapay.web;

import org.jspecify.annotations.NullMarked;

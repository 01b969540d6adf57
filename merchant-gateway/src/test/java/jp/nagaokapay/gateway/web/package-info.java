/** Tests of the habits on the wire. */
@NullMarked
package jp.nagaokapay.gateway.web;

import org.jspecify.annotations.NullMarked;

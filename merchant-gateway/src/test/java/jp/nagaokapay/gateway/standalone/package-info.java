/** Tests of standalone. */
@NullMarked
package jp.nagaokapay.gateway.standalone;

import org.jspecify.annotations.NullMarked;

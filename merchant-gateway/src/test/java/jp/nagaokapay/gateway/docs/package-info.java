/** Tests of docs. */
@NullMarked
package jp.nagaokapay.gateway.docs;

import org.jspecify.annotations.NullMarked;

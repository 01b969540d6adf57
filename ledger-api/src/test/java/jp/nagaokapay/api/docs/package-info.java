/** Tests of docs. */
@NullMarked
package jp.nagaokapay.api.docs;

import org.jspecify.annotations.NullMarked;

/** Tests of the residents' API. */
@NullMarked
package jp.nagaokapay.api.resident;

import org.jspecify.annotations.NullMarked;

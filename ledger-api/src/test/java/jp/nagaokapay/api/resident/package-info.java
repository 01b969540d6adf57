/** Tests of the residents' door. */
@NullMarked
package jp.nagaokapay.api.resident;

import org.jspecify.annotations.NullMarked;

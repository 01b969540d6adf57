/** Tests of office. */
@NullMarked
package jp.nagaokapay.api.office;

import org.jspecify.annotations.NullMarked;

@NullMarked
package jp.nagaokapay.api.freeze;

import org.jspecify.annotations.NullMarked;

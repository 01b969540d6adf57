@NullMarked
package jp.nagaokapay.api.identity;

import org.jspecify.annotations.NullMarked;

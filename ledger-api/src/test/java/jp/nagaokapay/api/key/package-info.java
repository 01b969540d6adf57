@NullMarked
package jp.nagaokapay.api.key;

import org.jspecify.annotations.NullMarked;

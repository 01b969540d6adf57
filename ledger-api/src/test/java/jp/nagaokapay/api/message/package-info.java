@NullMarked
package jp.nagaokapay.api.message;

import org.jspecify.annotations.NullMarked;

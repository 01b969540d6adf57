@NullMarked
package jp.nagaokapay.api.register;

import org.jspecify.annotations.NullMarked;

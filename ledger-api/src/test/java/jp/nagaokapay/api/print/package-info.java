@NullMarked
package jp.nagaokapay.api.print;

import org.jspecify.annotations.NullMarked;

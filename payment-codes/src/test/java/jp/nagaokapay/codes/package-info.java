@NullMarked
package jp.nagaokapay.codes;

import org.jspecify.annotations.NullMarked;

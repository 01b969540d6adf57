@NullMarked
package jp.nagaokapay.acceptance;

import org.jspecify.annotations.NullMarked;

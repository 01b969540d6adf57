@NullMarked
package jp.nagaokapay.web.start;

import org.jspecify.annotations.NullMarked;

@NullMarked
package jp.nagaokapay.web.throttle;

import org.jspecify.annotations.NullMarked;

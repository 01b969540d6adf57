@NullMarked
package jp.nagaokapay.web.secret;

import org.jspecify.annotations.NullMarked;

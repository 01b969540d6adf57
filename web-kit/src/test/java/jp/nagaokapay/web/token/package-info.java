@NullMarked
package jp.nagaokapay.web.token;

import org.jspecify.annotations.NullMarked;

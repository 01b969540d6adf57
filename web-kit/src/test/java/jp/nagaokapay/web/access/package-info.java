@NullMarked
package jp.nagaokapay.web.access;

import org.jspecify.annotations.NullMarked;

@NullMarked
package jp.nagaokapay.web.connection;

import org.jspecify.annotations.NullMarked;

@NullMarked
package jp.nagaokapay.api.app;

import org.jspecify.annotations.NullMarked;

@NullMarked
package jp.nagaokapay.api.alarm;

import org.jspecify.annotations.NullMarked;

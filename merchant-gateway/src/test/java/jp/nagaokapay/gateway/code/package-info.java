@NullMarked
package jp.nagaokapay.gateway.code;

import org.jspecify.annotations.NullMarked;

@NullMarked
package jp.nagaokapay.gateway.terminal;

import org.jspecify.annotations.NullMarked;

@NullMarked
package jp.nagaokapay.gateway.print;

import org.jspecify.annotations.NullMarked;

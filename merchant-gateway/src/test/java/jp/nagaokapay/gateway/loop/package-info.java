@NullMarked
package jp.nagaokapay.gateway.loop;

import org.jspecify.annotations.NullMarked;

@NullMarked
package jp.nagaokapay.gateway.event;

import org.jspecify.annotations.NullMarked;

@NullMarked
package jp.nagaokapay.gateway.worker;

import org.jspecify.annotations.NullMarked;

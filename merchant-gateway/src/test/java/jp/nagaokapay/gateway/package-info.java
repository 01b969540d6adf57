@NullMarked
package jp.nagaokapay.gateway;

import org.jspecify.annotations.NullMarked;

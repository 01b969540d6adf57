@NullMarked
package jp.nagaokapay.gateway.payment;

import org.jspecify.annotations.NullMarked;

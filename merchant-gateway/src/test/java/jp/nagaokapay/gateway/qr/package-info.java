@NullMarked
package jp.nagaokapay.gateway.qr;

import org.jspecify.annotations.NullMarked;

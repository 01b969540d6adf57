@NullMarked
package jp.nagaokapay.gateway.webhook;

import org.jspecify.annotations.NullMarked;

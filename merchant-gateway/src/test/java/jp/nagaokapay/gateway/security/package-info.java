@NullMarked
package jp.nagaokapay.gateway.security;

import org.jspecify.annotations.NullMarked;

@NullMarked
package jp.nagaokapay.api.security;

import org.jspecify.annotations.NullMarked;

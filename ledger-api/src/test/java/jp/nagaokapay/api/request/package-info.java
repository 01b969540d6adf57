@NullMarked
package jp.nagaokapay.api.request;

import org.jspecify.annotations.NullMarked;

@NullMarked
package jp.nagaokapay.api.benchmark;

import org.jspecify.annotations.NullMarked;

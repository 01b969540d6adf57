@NullMarked
package jp.nagaokapay.acceptance.benchmark;

import org.jspecify.annotations.NullMarked;

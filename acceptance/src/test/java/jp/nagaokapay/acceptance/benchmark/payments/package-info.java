@NullMarked
package jp.nagaokapay.acceptance.benchmark.payments;

import org.jspecify.annotations.NullMarked;

@NullMarked
package jp.nagaokapay.acceptance.benchmark.payments.report;

import org.jspecify.annotations.NullMarked;

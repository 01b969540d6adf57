@NullMarked
package jp.nagaokapay.acceptance.funding;

import org.jspecify.annotations.NullMarked;

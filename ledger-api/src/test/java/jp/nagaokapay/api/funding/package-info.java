@NullMarked
package jp.nagaokapay.api.funding;

import org.jspecify.annotations.NullMarked;

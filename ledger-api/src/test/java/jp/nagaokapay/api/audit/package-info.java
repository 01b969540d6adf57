@NullMarked
package jp.nagaokapay.api.audit;

import org.jspecify.annotations.NullMarked;

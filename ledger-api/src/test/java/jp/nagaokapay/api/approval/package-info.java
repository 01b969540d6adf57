@NullMarked
package jp.nagaokapay.api.approval;

import org.jspecify.annotations.NullMarked;

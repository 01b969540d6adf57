@NullMarked
package jp.nagaokapay.api.allinone;

import org.jspecify.annotations.NullMarked;

@NullMarked
package jp.nagaokapay.api.offer;

import org.jspecify.annotations.NullMarked;

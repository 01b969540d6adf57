@NullMarked
package jp.nagaokapay.api.shop;

import org.jspecify.annotations.NullMarked;

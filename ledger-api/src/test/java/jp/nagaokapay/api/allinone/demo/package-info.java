@NullMarked
package jp.nagaokapay.api.allinone.demo;

import org.jspecify.annotations.NullMarked;

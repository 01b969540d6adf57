@NullMarked
package jp.nagaokapay.api.app.demo;

import org.jspecify.annotations.NullMarked;

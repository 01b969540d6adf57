@NullMarked
package jp.nagaokapay.web.network;

import org.jspecify.annotations.NullMarked;

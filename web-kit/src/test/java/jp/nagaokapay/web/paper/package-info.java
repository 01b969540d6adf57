@NullMarked
package jp.nagaokapay.web.paper;

import org.jspecify.annotations.NullMarked;

@NullMarked
package jp.nagaokapay.api.app.setup;

import org.jspecify.annotations.NullMarked;

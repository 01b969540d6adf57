@NullMarked
package jp.nagaokapay.api.staff;

import org.jspecify.annotations.NullMarked;

@NullMarked
package jp.nagaokapay.api.resident.register;

import org.jspecify.annotations.NullMarked;

@NullMarked
package jp.nagaokapay.api.resident.notice;

import org.jspecify.annotations.NullMarked;

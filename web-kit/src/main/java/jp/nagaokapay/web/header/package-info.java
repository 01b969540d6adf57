/** The headers of the interface, each named once. */
@NullMarked
package jp.nagaokapay.web.header;

import org.jspecify.annotations.NullMarked;

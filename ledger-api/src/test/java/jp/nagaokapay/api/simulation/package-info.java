@NullMarked
package jp.nagaokapay.api.simulation;

import org.jspecify.annotations.NullMarked;

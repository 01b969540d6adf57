@NullMarked
package jp.nagaokapay.acceptance.citysimulation;

import org.jspecify.annotations.NullMarked;

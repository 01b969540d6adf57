@NullMarked
package jp.nagaokapay.acceptance.citysimulation.plan;

import org.jspecify.annotations.NullMarked;

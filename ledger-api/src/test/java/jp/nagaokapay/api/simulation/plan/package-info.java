@NullMarked
package jp.nagaokapay.api.simulation.plan;

import org.jspecify.annotations.NullMarked;

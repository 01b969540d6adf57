package jp.nagaokapay.api.app.setup;

import java.util.List;
import org.springframework.core.env.Environment;

/** One side of an installation that doctor looks at. It changes nothing. */
interface Examination {
    List<Finding> examine(Environment settings);
}

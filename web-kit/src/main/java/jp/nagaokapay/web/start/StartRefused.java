package jp.nagaokapay.web.start;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The program must not start like this; says why, and what to do. */
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    public StartRefused(String reason, String remedy) {
        super(reason);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }

    /** Shows the reason and the remedy instead of a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<StartRefused> {
        @Override
        protected FailureAnalysis analyze(Throwable failure, StartRefused cause) {
            return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
        }
    }
}

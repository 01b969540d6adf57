package jp.nagaokapay.acceptance.program;

import java.io.Serial;

/**
 * A program cannot be started, does not get ready, or gives an answer that the run does not allow.
 */
public final class ProgramFailed extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    public ProgramFailed(String what) {
        super(what);
    }

    public ProgramFailed(String what, Throwable cause) {
        super(what, cause);
    }
}

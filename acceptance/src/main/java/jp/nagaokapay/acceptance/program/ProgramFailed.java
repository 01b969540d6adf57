package jp.nagaokapay.acceptance.program;

import java.io.Serial;

/** A program cannot be started, or does not get ready. */
public final class ProgramFailed extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    ProgramFailed(String what) {
        super(what);
    }

    ProgramFailed(String what, Throwable cause) {
        super(what, cause);
    }
}

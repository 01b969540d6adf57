package jp.nagaokapay.ledger;

/** The class path of the running tests, for processes and compilers that they start. */
public final class TestClassPath {
    private TestClassPath() {}

    /** Surefire hides the real one in the manifest of a jar of its own, and tells it here. */
    public static String get() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }
}

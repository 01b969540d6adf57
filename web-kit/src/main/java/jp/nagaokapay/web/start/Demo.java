package jp.nagaokapay.web.start;

import org.springframework.core.env.Environment;

/** Whether a program was started as the demo. What is not the demo is live. */
public final class Demo {
    public static final String SETTING = "nagaokapay.demo";

    /**
     * What the demo alone has is marked with it; it is switched on by the setting, never by hand.
     */
    public static final String PROFILE = "demo";

    private Demo() {}

    public static boolean isOn(Environment environment) {
        return environment.getProperty(SETTING, Boolean.class, false);
    }
}

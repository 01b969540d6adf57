package jp.nagaokapay.api;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Catches what requests write to the log with a stack trace, from its making to its closing. */
public final class LoggedStacks implements AutoCloseable {
    private static final String REQUESTS = "tomcat-handler-";

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    public LoggedStacks() {
        appender.start();
        root.addAppender(appender);
    }

    public List<String> seen() {
        return List.copyOf(appender.list).stream()
                .filter(event ->
                        event.getThrowableProxy() != null
                                && event.getLevel().isGreaterOrEqual(Level.INFO)
                                && event.getThreadName().startsWith(REQUESTS))
                .map(event -> event.getLoggerName() + ": " + event.getFormattedMessage())
                .toList();
    }

    @Override
    public void close() {
        root.detachAppender(appender);
    }
}

package jp.nagaokapay.ledger.log;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** The settings of all of the log; each room beneath assembles itself. */
@Configuration
@EnableConfigurationProperties(LogSettings.class)
class LogConfiguration {}

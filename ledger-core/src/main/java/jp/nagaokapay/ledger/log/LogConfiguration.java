package jp.nagaokapay.ledger.log;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** The settings of the log; each package beneath assembles itself. */
@Configuration
@EnableConfigurationProperties(LogSettings.class)
class LogConfiguration {}

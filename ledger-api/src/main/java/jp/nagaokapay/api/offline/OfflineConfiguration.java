package jp.nagaokapay.api.offline;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** The settings of {@link OfflineKeys}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OfflineSettings.class)
public class OfflineConfiguration {}

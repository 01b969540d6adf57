package jp.nagaokapay.gateway.payment;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The beans of this package. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(UnknownCodeSettings.class)
public class PaymentConfiguration {}

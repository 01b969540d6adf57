package jp.nagaokapay.api.shop;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** All of this package. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class OffersConfiguration {}

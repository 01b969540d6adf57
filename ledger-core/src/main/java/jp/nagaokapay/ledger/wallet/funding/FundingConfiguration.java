package jp.nagaokapay.ledger.wallet.funding;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(FundingProperties.class)
class FundingConfiguration {}

package jp.nagaokapay.web.network;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code nagaokapay.network.*}.
 *
 * @param proxies addresses or networks (10.1.2.0/24) of the proxies whose word is taken for who
 *     sent a request ({@code X-Forwarded-For}) and whether by TLS ({@code X-Forwarded-Proto})
 * @param hosts names by which this program is reached, besides the issuer's
 */
@ConfigurationProperties("nagaokapay.network")
record NetworkSettings(@DefaultValue List<String> proxies, @DefaultValue List<String> hosts) {}

package jp.nagaokapay.web.connection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a connection may take.
 *
 * @param perAddress connections that one address of the internet may hold; a mobile network has
 *     many people behind one
 * @param requestWithin how long a request may take to arrive, its head and its body each
 */
@ConfigurationProperties("nagaokapay.connections")
record ConnectionLimits(
        @DefaultValue("1000") int perAddress, @DefaultValue("30s") Duration requestWithin) {}

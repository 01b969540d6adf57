package jp.nagaokapay.api.finance;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code nagaokapay.journal.*}.
 *
 * @param titles by a line of the trial balance with {@code -} for {@code :}, as {@code
 *     wallet-paid}: a title (勘定科目), or a title, a slash and a part of it (補助科目)
 * @param feeTaxClass the tax class (税区分) of shops' fees; all else is outside the tax
 */
@ConfigurationProperties("nagaokapay.journal")
record JournalSettings(
        @Nullable Map<String, String> titles, @DefaultValue("課税売上込10%") String feeTaxClass) {}

package jp.nagaokapay.gateway.app;

import jp.nagaokapay.codes.CodeSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** {@code nagaokapay.codes.*}: what differs from {@link CodeSettings#DEFAULT}. */
@ConfigurationProperties("nagaokapay.codes")
record CodeProperties(
        @Nullable String issued,
        @Nullable String issuerCode,
        @Nullable String applicationId,
        @Nullable String schemeId,
        @Nullable Integer template) {

    CodeSettings settings() {
        CodeSettings standard = CodeSettings.DEFAULT;
        return new CodeSettings(
                issued == null ? standard.issued() : issued,
                issuerCode == null ? standard.issuerCode() : issuerCode,
                applicationId == null ? standard.applicationId() : applicationId,
                schemeId == null ? standard.schemeId() : schemeId,
                template == null ? standard.template() : template);
    }
}

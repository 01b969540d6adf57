package jp.nagaokapay.web.secret;

import java.nio.file.Path;
import jp.nagaokapay.web.start.StartRefused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * The cipher of a program: with the keys in the setting, with those in the file that one names,
 * with those in the file that the program itself has, or with the demo's. Live does not start
 * without the settings, see {@link jp.nagaokapay.web.start.LiveStart}.
 */
@Configuration(proxyBeanMethods = false)
public class SecretConfiguration {
    private static final String KEYS = "nagaokapay.secrets.keys";
    private static final String FILE = "nagaokapay.secrets.file";

    @Bean
    @ConditionalOnMissingBean
    SecretCipher secrets(Environment environment, ObjectProvider<KeyFile> ownFile) {
        String keys = environment.getProperty(KEYS);
        if (StringUtils.hasText(keys)) {
            KeyRing ring = parse(keys);
            return new KeyRingCipher(() -> ring);
        }
        String file = environment.getProperty(FILE);
        if (StringUtils.hasText(file)) {
            return of(new KeyFile(Path.of(file)));
        }
        KeyFile own = ownFile.getIfAvailable();
        return own == null ? new KeyRingCipher(KeyRing::ofTheDemo) : of(own);
    }

    /** Reads it already at the start. */
    private static SecretCipher of(KeyFile file) {
        file.get();
        return new KeyRingCipher(file);
    }

    private static KeyRing parse(String keys) {
        try {
            return KeyRing.parse(keys);
        } catch (IllegalArgumentException e) {
            throw new StartRefused(
                    "NAGAOKAPAY_SECRETS_KEYS does not serve: %s.".formatted(e.getMessage()),
                    "Set it to what \"nagaokapay keys new\" prints.");
        }
    }
}

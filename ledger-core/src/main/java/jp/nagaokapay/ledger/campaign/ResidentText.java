package jp.nagaokapay.ledger.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What residents read of a campaign besides its name. It promises nothing: what counts are the
 * rules.
 *
 * @param ja in Japanese
 * @param en in English; null where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResidentText(String ja, @Nullable String en) {}

package jp.nagaokapay.api.campaign;

import jp.nagaokapay.ledger.campaign.rules.CampaignWarning;

/**
 * Something to know before deciding; it stops nothing.
 *
 * @param code for programs, stable
 * @param ja for people
 * @param en for people
 */
record WarningBody(CampaignWarning.Code code, String ja, String en) {
    static WarningBody of(CampaignWarning warning) {
        return new WarningBody(warning.code(), warning.japanese(), warning.english());
    }
}

package jp.nagaokapay.ledger.campaign;

/** A campaign after a command. */
public record CampaignReceipt(CampaignId campaignId, CampaignStatus status) {}

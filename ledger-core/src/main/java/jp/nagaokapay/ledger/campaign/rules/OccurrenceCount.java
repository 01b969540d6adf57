package jp.nagaokapay.ledger.campaign.rules;

/**
 * How often a person has met a campaign's other conditions, this time included, and how many people
 * came before.
 *
 * @param inCampaign occasions in the campaign
 * @param inMonth occasions in the calendar month of this one
 * @param daysInCampaign different days in the campaign
 * @param daysInMonth different days in the calendar month of this one
 * @param place the person's place in the order in which people first earned in the campaign, from
 *     1; for a newcomer the next free place
 */
public record OccurrenceCount(
        int inCampaign, int inMonth, int daysInCampaign, int daysInMonth, int place) {
    /** The very first occasion of a campaign. */
    public static final OccurrenceCount FIRST = new OccurrenceCount(1, 1, 1, 1, 1);
}

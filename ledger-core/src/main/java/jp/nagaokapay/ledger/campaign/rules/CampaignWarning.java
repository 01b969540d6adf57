package jp.nagaokapay.ledger.campaign.rules;

/**
 * Something that rules may do and whoever decides on them should know.
 *
 * @param japanese as managers and the council read it
 * @param english the same
 */
public record CampaignWarning(Code code, String japanese, String english) {
    /** What it is about; stable. */
    public enum Code {
        /** One prize comes near what the law on premiums allows, or passes it. */
        LOTTERY_NEAR_SINGLE_PRIZE_CEILING,
        /** All prizes together come near what the law on premiums allows, or pass it. */
        LOTTERY_NEAR_TOTAL_CEILING,
        /** Nothing can ever earn. */
        CONDITION_CANNOT_HOLD,
        /** The budget does not pay a single reward in full. */
        BUDGET_BELOW_ONE_REWARD,
        /** Some people have few days to spend their points. */
        POINTS_EXPIRE_SOON,
        /** One person may take the whole budget. */
        NO_CAP_FOR_A_PERSON
    }
}

package jp.nagaokapay.acceptance.deskmonth;

/**
 * How many there are.
 *
 * @param people who sign up; 20 to 5,000
 * @param shops 3 to 200
 * @param bills lines of the nursery's file; at most as many as people
 */
public record MonthSize(int people, int shops, int bills) {
    private static final int PEOPLE_MIN = 20;
    private static final int PEOPLE_MAX = 5_000;
    private static final int SHOPS_MIN = 3;
    private static final int SHOPS_MAX = 200;

    public MonthSize {
        require(people >= PEOPLE_MIN && people <= PEOPLE_MAX, "--people is 20 to 5000");
        require(shops >= SHOPS_MIN && shops <= SHOPS_MAX, "--shops is 3 to 200");
        require(bills >= 1 && bills <= people, "--bills is 1 to the number of people");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}

package jp.nagaokapay.acceptance.deskmonth;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import jp.nagaokapay.acceptance.client.ApiResponse;
import jp.nagaokapay.acceptance.program.ProgramFailed;
import tools.jackson.databind.JsonNode;

/**
 * Finance closes each half of a month two days after its end; on its date another person releases
 * what shops get, the bank's file is fetched, and the bank's answer entered.
 */
final class FinanceDesk {
    private static final int CLOSES_AFTER = 2;
    private static final int HALF = 15;
    private static final int RECORD = 122;
    private static final int AMOUNT_AT = 80;
    private static final int AMOUNT_DIGITS = 10;
    private static final int BESIDES_TRANSFERS = 3;

    private final Desks desks;
    private final LocalDate opened;
    private long inFiles;
    private int payouts;

    /**
     * @param opened the first day of the month
     */
    FinanceDesk(Desks desks, LocalDate opened) {
        this.desks = desks;
        this.opened = opened;
    }

    /** The work of a morning. */
    void work(LocalDate today) {
        LocalDate over = today.minusDays(CLOSES_AFTER);
        boolean ended = over.getDayOfMonth() == HALF || over.plusDays(1).getDayOfMonth() == 1;
        if (ended && !over.isBefore(opened)) {
            desks.finance()
                    .post(
                            "/finance/v1/settlements/closings",
                            Desks.key(),
                            Desks.json("through", over))
                    .require(201, "a closing");
        }
        JsonNode payout =
                desks.releaser()
                        .get("/finance/v1/payouts/" + today)
                        .require(200, "what is to be paid")
                        .json();
        if (!payout.path("payable").isEmpty()) {
            pay(today);
        }
    }

    private void pay(LocalDate date) {
        String path = "/finance/v1/payouts/" + date;
        ApiResponse released =
                desks.releaser()
                        .post(path + "/release", Desks.key(), Desks.NOTHING)
                        .require(200, "a release");
        long sum = 0;
        for (JsonNode transfer : released.json().path("transfers")) {
            sum += transfer.path("amount").asLong();
        }
        long inFile = amounts(desks.finance().download(path + ".zengin"));
        if (sum != inFile) {
            throw new ProgramFailed("the bank's file of " + date + " is not what was released");
        }
        inFiles += inFile;
        payouts++;
        desks.finance()
                .post(path + "/results", Desks.json("othersDone", true))
                .require(200, "the bank's answer");
    }

    /** By the places of the file alone. */
    private static long amounts(byte[] zengin) {
        String file = new String(zengin, StandardCharsets.ISO_8859_1);
        long sum = 0;
        for (int line = 1; line <= zengin.length / RECORD - BESIDES_TRANSFERS; line++) {
            int at = line * RECORD + AMOUNT_AT;
            sum += Long.parseLong(file.substring(at, at + AMOUNT_DIGITS));
        }
        return sum;
    }

    /** Yen in the bank's files. */
    long inFiles() {
        return inFiles;
    }

    int payouts() {
        return payouts;
    }
}

package jp.nagaokapay.acceptance.deskmonth;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import jp.nagaokapay.acceptance.client.ApiClient;
import jp.nagaokapay.acceptance.client.ApiResponse;
import jp.nagaokapay.acceptance.program.ProgramFailed;
import org.apache.pdfbox.Loader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The nursery bills the parents of a month by one file. Most pay by the code on their letter; one
 * bill is withdrawn, one is paid and given back, and every tenth is forgotten.
 */
final class NurseryBills implements Scene {
    private static final int FORGOTTEN_OF = 10;
    private static final int DUE_IN_DAYS = 20;

    private final Town town;
    private final int count;
    private @Nullable String batchId;
    private long paid;
    private int payers;
    private long total;
    private long withdrawn;

    NurseryBills(Town town, int count) {
        this.town = town;
        this.count = count;
    }

    @Override
    public void play() {
        ApiClient nursery = town.nursery().owner();
        StringBuilder file = new StringBuilder("reference,name,amount\r\n");
        List<Long> fees = IntStream.range(0, count).mapToObj(i -> 8_000L + i % 7 * 1_000L).toList();
        for (int i = 0; i < count; i++) {
            file.append("K-%03d,保護者%d,%d\r\n".formatted(i, i, fees.get(i)));
            total += fees.get(i);
        }
        String dueOn = town.time().today().plusDays(DUE_IN_DAYS).toString();
        ApiResponse taken =
                nursery.upload(
                                "/shop/v1/payment-request-batches?title="
                                        + URLEncoder.encode("保育料", StandardCharsets.UTF_8)
                                        + "&dueOn="
                                        + dueOn,
                                Desks.key(),
                                "text/csv",
                                file.toString())
                        .require(201, "the nursery's file");
        require(taken.number("total") == total && taken.number("count") == count, "the file");
        batchId = taken.text("batchId");
        requireLetters(nursery);
        List<JsonNode> bills = bills(nursery);
        require(bills.size() == count, "the list of bills");
        withdraw(nursery, bills.removeLast());
        List<Person> parents = town.people();
        List<Integer> payingNow =
                IntStream.range(0, bills.size())
                        .filter(i -> i % FORGOTTEN_OF != 3)
                        .boxed()
                        .toList();
        List<JsonNode> payments =
                Parallel.map(payingNow, i -> pay(bills.get(i), parents.get(i % parents.size())));
        giveBack(payments, parents.get(payingNow.getFirst()));
    }

    private void requireLetters(ApiClient nursery) {
        int pages = 0;
        long parts = batch(nursery).path("letterParts").asLong();
        for (int part = 1; part <= parts; part++) {
            try (var letters =
                    Loader.loadPDF(
                            nursery.download(
                                    "/shop/v1/payment-request-batches/"
                                            + batchId
                                            + ".pdf?part="
                                            + part))) {
                pages += letters.getNumberOfPages();
            } catch (IOException e) {
                throw new ProgramFailed("the letters are no PDF", e);
            }
        }
        require(pages == count, "a letter for each bill");
    }

    private List<JsonNode> bills(ApiClient nursery) {
        List<JsonNode> bills = new ArrayList<>();
        String next = "";
        do {
            JsonNode page =
                    nursery.get(
                                    "/shop/v1/payment-requests?limit=100&batchId="
                                            + Objects.requireNonNull(batchId)
                                            + next)
                            .require(200, "the bills")
                            .json();
            page.path("requests").forEach(bills::add);
            next = page.has("next") ? "&after=" + page.path("next").asLong() : "";
        } while (!next.isEmpty());
        return bills;
    }

    private void withdraw(ApiClient nursery, JsonNode bill) {
        nursery.delete("/shop/v1/payment-requests/" + bill.path("requestId").asString(""))
                .require(200, "a withdrawal");
        withdrawn += bill.path("amount").asLong();
    }

    private JsonNode pay(JsonNode bill, Person parent) {
        String path = "/api/v1/wallet/payment-requests/" + bill.path("codeId").asString("");
        long yen = bill.path("amount").asLong();
        if (parent.purse().total() < yen) {
            parent.chargeByBank(yen, town.totals());
        }
        parent.app().put(path, Desks.NOTHING).require(200, "a bill that was scanned");
        JsonNode payment =
                parent.app()
                        .post(path + "/payment", Desks.key(), Desks.NOTHING)
                        .require(201, "a bill's payment")
                        .json();
        parent.purse().spent(payment);
        town.nursery().took(yen);
        synchronized (this) {
            paid += yen;
            payers++;
        }
        return payment;
    }

    private void giveBack(List<JsonNode> payments, Person parent) {
        JsonNode first = payments.getFirst();
        if (first.path("points").asLong() == 0) {
            long yen = first.path("amount").asLong();
            town.nursery().refund(first, yen);
            parent.purse().moved(yen);
        }
    }

    private JsonNode batch(ApiClient nursery) {
        return nursery.get("/shop/v1/payment-request-batches/" + Objects.requireNonNull(batchId))
                .require(200, "the file's state")
                .json();
    }

    /** Yen that were paid by the nursery's own list. */
    long listedAsPaid() {
        JsonNode batch = batch(town.nursery().owner());
        require(batch.at("/paid/count").asInt() == payers, "how many paid");
        require(batch.at("/withdrawn/amount").asLong() == withdrawn, "what was withdrawn");
        require(
                batch.at("/paid/amount").asLong()
                                + batch.at("/open/amount").asLong()
                                + batch.at("/overdue/amount").asLong()
                                + withdrawn
                        == total,
                "the file's parts");
        require(batch.at("/open/count").asInt() == 0, "nothing is open after its due date");
        return batch.at("/paid/amount").asLong();
    }

    /** Yen that parents paid. */
    long paid() {
        return paid;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new ProgramFailed("the nursery's bills do not agree: " + what);
        }
    }
}

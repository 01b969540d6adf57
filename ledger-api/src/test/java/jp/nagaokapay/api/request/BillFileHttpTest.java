package jp.nagaokapay.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A file of bills, as a nursery sends it each month, and what the nursery reads of it. */
class BillFileHttpTest extends BillStage {
    @Autowired private LetterNames names;

    @Test
    void a_nursery_bills_its_parents_and_reads_who_has_paid() throws Exception {
        Answer taken =
                file(HEADER + "A-001,長岡 花子,20000\nA-002,\"越後, 太郎\",\"9,500\"\nA-003,寺泊 次郎,15000\n");
        assertThat(taken.status()).as(taken.raw().body()).isEqualTo(201);
        assertThat(taken.number("count")).isEqualTo(3);
        assertThat(taken.number("total")).isEqualTo(44_500);
        String batch = taken.text("batchId");

        String codeId = codes(batch).get(1);
        assertThat(pay(parent(10_000), codeId).status()).isEqualTo(201);
        withdraw(codes(batch).get(2));

        var state = biller.get(BATCHES + '/' + batch).json();
        assertThat(state.path("paid").path("amount").asLong()).isEqualTo(9_500);
        assertThat(state.path("open").path("count").asLong()).isEqualTo(1);
        assertThat(state.path("withdrawn").path("count").asLong()).isEqualTo(1);
        assertThat(state.path("overdue").path("count").asLong()).isZero();
        String csv = biller.get(BATCHES + '/' + batch + ".csv").raw().body();
        assertThat(csv.lines().skip(1))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("A-001,").contains(",20000,未払い,"),
                        line -> assertThat(line).startsWith("A-002,").contains(",9500,支払済み,"),
                        line -> assertThat(line).startsWith("A-003,").contains(",15000,取消,"));
        assertThat(csv).doesNotContain("花子", "wallet:");

        String letters = letters(batch);
        assertThat(letters).contains("花子", "太郎", "20,000円").doesNotContain("次郎");
        assertThat(biller.get(REQUESTS + "?status=PAID&batchId=" + batch).json().path("requests"))
                .hasSize(1);
        ApiClient other = billerOf(shop());
        assertThat(other.get(BATCHES + '/' + batch + ".pdf").status()).isEqualTo(404);
        assertThat(other.get(BATCHES + '/' + batch).code()).isEqualTo("REQUEST_BATCH_UNKNOWN");
    }

    @Test
    void a_file_of_windows_and_one_with_a_mark_are_read_as_they_are_meant() {
        String windows = "整理番号,氏名,金額\r\nB-1,髙橋 ①郎,300\r\n";
        Answer sjis = file(UUID.randomUUID().toString(), windows, Charset.forName("windows-31j"));
        assertThat(sjis.status()).as(sjis.raw().body()).isEqualTo(201);
        assertThat(names.of(sjis.text("batchId")).values()).containsExactly("髙橋 ①郎");
        Answer marked = file('\uFEFF' + HEADER + "B-2,長岡 花子,300\n\n");
        assertThat(marked.status()).isEqualTo(201);
    }

    @Test
    void a_file_with_faults_is_refused_with_each_of_them_and_nothing_of_it_stays() {
        long before = bills();
        Answer refused =
                file(
                        HEADER
                                + "C-1,長岡 花子,300\nC-1,越後 太郎,300\nC-2,,300\nC-3,寺泊 次郎,0\nC-4,300\n,x,5\n");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("REQUEST_BATCH_FAULTY");
        assertThat(refused.number("faulty")).isEqualTo(5);
        assertThat(
                        refused.json()
                                .path("errors")
                                .valueStream()
                                .map(e ->
                                        e.path("field").asString()
                                                + ' '
                                                + e.path("code").asString()))
                .containsExactly(
                        "line 3 BILL_REFERENCE_TWICE",
                        "line 4 BILL_NAME",
                        "line 5 BILL_AMOUNT",
                        "line 6 BILL_COLUMNS",
                        "line 7 BILL_REFERENCE");
        assertThat(refused.raw().body()).doesNotContain("越後");
        assertThat(file("a,b\n1,2\n").json().path("errors").path(0).path("code").asString())
                .isEqualTo("BILL_HEADER");
        assertThat(bills()).isEqualTo(before);
    }

    @Test
    void the_same_file_bills_nobody_twice() {
        String csv = HEADER + "D-1,長岡 花子,300\n";
        String key = UUID.randomUUID().toString();
        Answer first = file(key, csv);
        Answer again = file(key, csv);
        assertThat(again.replayed()).isTrue();
        assertThat(again.text("batchId")).isEqualTo(first.text("batchId"));
        Answer withAnotherKey = file(csv);
        assertThat(withAnotherKey.code()).isEqualTo("REQUEST_BATCH_EXISTS");
        assertThat(withAnotherKey.text("batchId")).isEqualTo(first.text("batchId"));
        assertThat(names.of(first.text("batchId"))).hasSize(1);
    }

    @Test
    void ten_thousand_lines_are_taken_and_one_more_is_not() {
        String lines =
                IntStream.rangeClosed(1, 10_000)
                        .mapToObj("E-%05d,保護者 太郎,1500\n"::formatted)
                        .collect(Collectors.joining());
        Answer taken = file(HEADER + lines);
        assertThat(taken.number("count")).isEqualTo(10_000);
        assertThat(file(HEADER + lines + "E-0,x,1\n").code()).isEqualTo("REQUEST_BATCH_TOO_LONG");
    }

    @Test
    void names_are_forgotten_after_the_due_date_and_stand_nowhere_else() {
        String batch = file(HEADER + "F-1,忘却 花子,300\n").text("batchId");
        assertThat(names.forget(nextWeek().plusDays(30))).isZero();
        assertThat(names.of(batch)).hasSize(1);
        assertThat(names.forget(nextWeek().plusDays(31))).isPositive();

        Answer gone = biller.get(BATCHES + '/' + batch + ".pdf");
        assertThat(gone.status()).isEqualTo(422);
        assertThat(gone.code()).isEqualTo("LETTERS_GONE");
        assertThat(biller.get(BATCHES + '/' + batch).number("count")).isEqualTo(1);
    }

    private List<String> codes(String batch) {
        return biller.get(REQUESTS + "?batchId=" + batch)
                .json()
                .path("requests")
                .valueStream()
                .map(bill -> bill.path("codeId").asString())
                .toList();
    }

    private long bills() {
        return jdbc.sql("SELECT count(*) FROM bill").query(Long.class).single();
    }

    private String letters(String batch) throws IOException, InterruptedException {
        String token = token("biller", claims -> claims.claim("merchant", nursery.value()));
        HttpResponse<byte[]> pdf =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(base() + BATCHES + '/' + batch + ".pdf"))
                                        .header("Authorization", "Bearer " + token)
                                        .build(),
                                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(pdf.statusCode())
                .as(new String(pdf.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        try (var document = Loader.loadPDF(pdf.body())) {
            return new PDFTextStripper().getText(document);
        }
    }
}

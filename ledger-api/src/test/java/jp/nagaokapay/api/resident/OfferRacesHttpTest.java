package jp.nagaokapay.api.resident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Several payers, or payer and terminal, at once: one of them wins. */
class OfferRacesHttpTest extends OfferStage {
    @Test
    void of_many_payers_at_once_exactly_one_pays() throws Exception {
        String qr = code("A-1", 500);
        List<ApiClient> payers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            payers.add(resident(walletWith(1_000)));
        }
        List<Answer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Answer>> attempts =
                    payers.stream()
                            .<Callable<Answer>>map(payer -> () -> pay(payer, qr, 500))
                            .toList();
            for (Future<Answer> answer : threads.invokeAll(attempts)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allMatch(answer -> answer.code().equals("PAYMENT_EXISTS"))
                .noneMatch(answer -> answer.json().has("payment"));
        assertThat(payers.stream().mapToLong(this::available).sum()).isEqualTo(8 * 1_000 - 500);
    }

    @Test
    void one_key_many_times_at_once_is_one_payment_with_one_answer() throws Exception {
        String qr = code("A-1", 500);
        ApiClient payer = resident(walletWith(1_000));
        String key = UUID.randomUUID().toString();
        Callable<Answer> attempt = () -> payer.post(PAYMENTS, key, order(qr, 500));
        List<String> bodies = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> answer :
                    threads.invokeAll(java.util.Collections.nCopies(10, attempt))) {
                assertThat(answer.get().status()).isEqualTo(201);
                bodies.add(answer.get().raw().body());
            }
        }
        assertThat(bodies.stream().distinct()).hasSize(1);
        assertThat(available(payer)).isEqualTo(500);
    }
}

package jp.nagaokapay.ledger.merchant;

import static jp.nagaokapay.ledger.merchant.Shops.BAKERY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantApproved;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantRegistered;
import jp.nagaokapay.ledger.merchant.MerchantEvent.ReceivableCredited;
import jp.nagaokapay.ledger.merchant.MerchantEvent.TerminalEnrolled;
import jp.nagaokapay.ledger.merchant.MerchantEvent.TerminalLimited;
import jp.nagaokapay.ledger.merchant.MerchantEvent.TerminalRevoked;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.junit.jupiter.api.Test;

class MerchantSnapshotTest {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();

    @Test
    void a_shop_comes_back_from_its_snapshot_as_it_was() throws JsonProcessingException {
        MerchantId shop = new MerchantId("merchant:bakery");
        Instant at = Instant.parse("2023-04-01T01:00:00Z");
        MerchantState state =
                MerchantState.EMPTY
                        .evolve(new MerchantRegistered(shop, at, BAKERY, "account-1"))
                        .evolve(new MerchantApproved(shop, at))
                        .evolve(new TerminalEnrolled(shop, at, new TerminalId("terminal:a"), "a"))
                        .evolve(new TerminalEnrolled(shop, at, new TerminalId("terminal:b"), "b"))
                        .evolve(
                                new TerminalLimited(
                                        shop, at, new TerminalId("terminal:b"), Yen.of(5_000)))
                        .evolve(new TerminalRevoked(shop, at, new TerminalId("terminal:a")))
                        .evolve(new ReceivableCredited(shop, at, 77, List.of(), -5));

        String snapshot = JSON.writeValueAsString(new Merchant(shop, state));
        Merchant restored = JSON.readValue(snapshot, Merchant.class);

        assertThat(restored.state()).isEqualTo(state);
        assertThat(JSON.writeValueAsString(restored)).isEqualTo(snapshot);
    }
}

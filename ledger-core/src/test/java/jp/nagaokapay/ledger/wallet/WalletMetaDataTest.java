package jp.nagaokapay.ledger.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import jp.nagaokapay.ledger.log.event.StoredJson;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletResumed;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class WalletMetaDataTest {
    private static final Instant AT = Instant.parse("2023-04-01T03:04:06Z");
    private static final WalletEvent EVENT = new WalletResumed(new WalletId("wallet:w"), AT);

    /** As it is in the log, so this changes no more than the events' own shapes. */
    @Test
    void what_the_event_says_itself_is_left_out() {
        isStoredAs(
                new WalletMetaData(Yen.of(1_200), AT, Set.of()),
                """
                {"balance":1200}\
                """);
        isStoredAs(
                new WalletMetaData(
                        Yen.of(5_000_000_000L),
                        AT.plusSeconds(9),
                        Set.of(new LotId("lot:b"), new LotId("lot:a"))),
                """
                {"balance":5000000000,"at":"2023-04-01T03:04:15Z","turned":["lot:a","lot:b"]}\
                """);
    }

    @SuppressWarnings("unchecked")
    private static void isStoredAs(WalletMetaData metaData, String json) {
        Map<String, ?> written = StoredJson.read(json, Map.class);
        assertThat(StoredJson.read(StoredJson.write(metaData.beside(EVENT)), Map.class))
                .isEqualTo(written);
        assertThat(WalletMetaData.of(EVENT, MetaData.from(written))).isEqualTo(metaData);
    }
}

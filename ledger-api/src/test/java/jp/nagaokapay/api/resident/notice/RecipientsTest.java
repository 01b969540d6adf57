package jp.nagaokapay.api.resident.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.api.message.MessageWay;
import jp.nagaokapay.api.register.NewResident;
import jp.nagaokapay.api.register.ResidentId;
import jp.nagaokapay.api.register.Residents;
import jp.nagaokapay.api.resident.notice.Recipients.Recipient;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** By which way whoever holds a wallet is told of it. */
class RecipientsTest extends HttpTest {
    private static final String PHONE = "+819012348123";

    @Autowired private Recipients recipients;
    @Autowired private Residents residents;
    @Autowired private JdbcClient jdbc;

    private final String name = UUID.randomUUID().toString();
    private final WalletId wallet = new WalletId("wallet:" + name);

    @Test
    void a_holder_is_told_by_the_way_they_chose_or_not_at_all() {
        residents.enrol(
                new ResidentId("resident:" + name),
                wallet,
                new NewResident(PHONE, "長岡 太郎", "9400062", "encoded", false));
        assertThat(recipients.of(wallet)).contains(told(MessageWay.SMS, PHONE));

        set("email = 'taro@example.jp'");
        assertThat(recipients.of(wallet)).contains(told(MessageWay.SMS, PHONE));
        set("notices_by = 'EMAIL'");
        assertThat(recipients.of(wallet)).contains(told(MessageWay.EMAIL, "taro@example.jp"));
        set("notice_expiry = false");
        assertThat(recipients.of(wallet)).isEmpty();
    }

    private Recipient told(MessageWay way, String to) {
        return new Recipient("resident:" + name, way, to);
    }

    private void set(String columns) {
        jdbc.sql("UPDATE resident SET " + columns + " WHERE wallet_id = ?")
                .param(wallet.value())
                .update();
    }
}

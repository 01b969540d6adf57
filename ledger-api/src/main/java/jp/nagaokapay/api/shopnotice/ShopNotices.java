package jp.nagaokapay.api.shopnotice;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.nagaokapay.api.identity.persons.OwnerPhones;
import jp.nagaokapay.api.message.Message;
import jp.nagaokapay.api.message.MessageKind;
import jp.nagaokapay.api.message.MessagePort;
import jp.nagaokapay.api.message.MessageWay;
import jp.nagaokapay.api.register.VerificationCodes;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.message.Ids;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tables {@code shop_notice} and {@code shop_notice_code}. */
@Component
class ShopNotices {
    private final JdbcClient jdbc;
    private final OwnerPhones phones;
    private final MessagePort messages;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ShopNotices(
            JdbcClient jdbc,
            OwnerPhones phones,
            MessagePort messages,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.phones = phones;
        this.messages = messages;
        this.transaction = transaction;
        this.clock = clock;
    }

    Choice of(MerchantId shop) {
        return jdbc.sql(
                        """
                        SELECT coalesce(n.each_payment, false), n.email, c.email
                          FROM (SELECT ? AS merchant_id) s
                          LEFT JOIN shop_notice n USING (merchant_id)
                          LEFT JOIN shop_notice_code c USING (merchant_id)
                        """)
                .param(shop.value())
                .query((row, _) ->
                        new Choice(row.getBoolean(1), row.getString(2), row.getString(3)))
                .single();
    }

    /**
     * Chooses. An address that is not proved is sent a code, and counts only with it; without one,
     * owners' phones are told.
     *
     * @return the new choice; {@code unproven} where a code is on its way
     */
    Choice choose(MerchantId shop, boolean eachPayment, @Nullable String email) {
        boolean isProved = email != null && email.equals(of(shop).email);
        boolean canBeTold = email != null || !phones.of(shop).isEmpty();
        ShopNoticeRule.SOMEBODY_CAN_BE_TOLD.require(!eachPayment || canBeTold);
        transaction.executeWithoutResult(_ -> {
            jdbc.sql(
                            """
                            INSERT INTO shop_notice (merchant_id, each_payment) VALUES (?, ?)
                            ON CONFLICT (merchant_id) DO UPDATE SET
                                each_payment = excluded.each_payment,
                                email = CASE WHEN ? THEN NULL ELSE shop_notice.email END
                            """)
                    .params(shop.value(), eachPayment, email == null)
                    .update();
            jdbc.sql("DELETE FROM shop_notice_code WHERE merchant_id = ?")
                    .param(shop.value())
                    .update();
            if (email != null && !isProved) {
                sendCode(shop, email);
            }
        });
        return of(shop);
    }

    private void sendCode(MerchantId shop, String email) {
        messages.require(MessageWay.EMAIL);
        String changeId = Ids.next("email-change");
        String code = VerificationCodes.next();
        Instant until = clock.instant().plus(VerificationCodes.LIFETIME);
        jdbc.sql(
                        """
                        INSERT INTO shop_notice_code (merchant_id, change_id, email, code_hash,
                            expires_at, attempts_left)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        shop.value(),
                        changeId,
                        email,
                        VerificationCodes.hash(changeId, code),
                        SqlTime.utc(until),
                        VerificationCodes.ATTEMPTS_MAX)
                .update();
        messages.send(
                new Message(
                        MessageKind.EMAIL_CODE,
                        MessageWay.EMAIL,
                        email,
                        VerificationCodes.text(code),
                        code,
                        until,
                        changeId));
    }

    /**
     * The code came back: the address is the shop's. An attempt is taken before it is looked at.
     */
    Choice prove(MerchantId shop, String typed) {
        Asked asked =
                jdbc.sql(
                                """
                                UPDATE shop_notice_code SET attempts_left = attempts_left - 1
                                 WHERE merchant_id = ? RETURNING *
                                """)
                        .param(shop.value())
                        .query((row, _) ->
                                new Asked(
                                        row.getString("change_id"),
                                        row.getString("email"),
                                        row.getString("code_hash"),
                                        row.getObject("expires_at", OffsetDateTime.class)
                                                .toInstant(),
                                        row.getInt("attempts_left")))
                        .optional()
                        .orElseThrow(() -> new Refused(ShopNoticeRule.ADDRESS_IS_ASKED_FOR));
        ShopNoticeRule.WITHIN_ATTEMPTS.require(
                asked.attemptsLeft >= 0, Map.of("most", VerificationCodes.ATTEMPTS_MAX));
        ShopNoticeRule.CODE_IS_LIVE.require(clock.instant().isBefore(asked.expiresAt));
        ShopNoticeRule.CODE_IS_RIGHT.require(
                VerificationCodes.matches(asked.codeHash, asked.changeId, typed));
        transaction.executeWithoutResult(_ -> {
            int proved =
                    jdbc.sql("DELETE FROM shop_notice_code WHERE change_id = ?")
                            .param(asked.changeId)
                            .update();
            ShopNoticeRule.ADDRESS_IS_ASKED_FOR.require(proved == 1);
            jdbc.sql("UPDATE shop_notice SET email = ? WHERE merchant_id = ?")
                    .params(asked.email, shop.value())
                    .update();
        });
        return of(shop);
    }

    /** Where those of these shops that want it are told; null is at the phones of their owners. */
    Map<MerchantId, Optional<String>> wanting(Collection<MerchantId> shops) {
        Map<MerchantId, Optional<String>> wanting = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT merchant_id, email FROM shop_notice
                         WHERE each_payment AND merchant_id = ANY (?)
                        """)
                .param(shops.stream().map(MerchantId::value).toArray(String[]::new))
                .query(row -> {
                    wanting.put(
                            new MerchantId(row.getString(1)),
                            Optional.ofNullable(row.getString(2)));
                });
        return wanting;
    }

    List<String> phones(MerchantId shop) {
        return phones.of(shop);
    }

    /**
     * @param email the address that was proved; null: owners' phones are told
     * @param unproven an address to which a code went
     */
    record Choice(boolean eachPayment, @Nullable String email, @Nullable String unproven) {
        @Override
        public String toString() {
            return "Choice";
        }
    }

    private record Asked(
            String changeId, String email, String codeHash, Instant expiresAt, int attemptsLeft) {
        @Override
        public String toString() {
            return changeId;
        }
    }
}

package jp.nagaokapay.api.identity.persons;

import java.util.List;
import jp.nagaokapay.ledger.merchant.MerchantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code owner_phone}: where shops' owners are told what happens to their shop. */
@Component
public class OwnerPhones {
    private final JdbcClient jdbc;

    OwnerPhones(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The first one that is given for an owner stays.
     *
     * @param phone in E.164
     */
    public void put(String staffId, String phone) {
        jdbc.sql("INSERT INTO owner_phone (staff_id, phone) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .params(staffId, phone)
                .update();
    }

    /** Of a shop's owners who are not revoked, as far as they gave one. */
    public List<String> of(MerchantId merchantId) {
        return jdbc.sql(
                        """
                        SELECT DISTINCT phone FROM owner_phone JOIN staff USING (staff_id)
                         WHERE merchant_id = ? AND revoked_at IS NULL ORDER BY phone
                        """)
                .param(merchantId.value())
                .query((row, _) -> row.getString("phone"))
                .list();
    }
}

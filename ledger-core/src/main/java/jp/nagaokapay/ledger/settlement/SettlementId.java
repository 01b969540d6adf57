package jp.nagaokapay.ledger.settlement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.message.Ids;

/**
 * One shop's settlement of one period: {@code settlement:<shop>.<last day>}, so that there can be
 * no second one.
 */
public record SettlementId(@JsonValue String value) {
    private static final String TYPE = "settlement";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SettlementId {
        Ids.require(TYPE, value);
    }

    public static SettlementId of(MerchantId merchant, LocalDate through) {
        String shop = merchant.value().substring(merchant.value().indexOf(':') + 1);
        return new SettlementId(
                TYPE + ':' + shop + '.' + through.format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    @Override
    public String toString() {
        return value;
    }
}

package jp.nagaokapay.api.finance;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.settlement.SettlementSettings;
import jp.nagaokapay.ledger.settlement.fee.ShopFee;
import jp.nagaokapay.ledger.settlement.fee.ShopFees;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What shops are charged, from a date on. */
@RestController
@RequestMapping("/finance/v1/fees")
class FeeController {
    private final ShopFees fees;
    private final SettlementSettings settings;

    FeeController(ShopFees fees, SettlementSettings settings) {
        this.fees = fees;
        this.settings = settings;
    }

    @GetMapping
    FeeList listFees() {
        return new FeeList(
                BigDecimal.valueOf(settings.terms().feeBasisPoints(), 2),
                fees.list().stream().map(FeeBody::of).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    FeeBody enterFee(Caller caller, @Valid @RequestBody NewFee form) {
        return FeeBody.of(
                fees.enter(
                        form.from(),
                        form.shopClass(),
                        form.category(),
                        form.feePercent().movePointRight(2).intValueExact(),
                        caller.person()));
    }

    /**
     * @param from the first day of the periods that are charged by it; after today
     * @param shopClass absent: shops of any class
     * @param category absent: shops of any category
     */
    record NewFee(
            @NotNull LocalDate from,
            @Nullable ShopClass shopClass,
            @Nullable @Size(max = 50) @Pattern(regexp = ".*\\S.*") String category,
            @NotNull @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 2) BigDecimal feePercent) {}

    /**
     * @param feePercent what holds for shops without an entry, by the settings
     * @param fees the newest first
     */
    record FeeList(BigDecimal feePercent, List<FeeBody> fees) {}

    record FeeBody(
            int version,
            LocalDate from,
            @Nullable ShopClass shopClass,
            @Nullable String category,
            BigDecimal feePercent,
            String setBy,
            Instant setAt) {
        static FeeBody of(ShopFee fee) {
            return new FeeBody(
                    fee.version(),
                    fee.from(),
                    fee.shopClass(),
                    fee.category(),
                    BigDecimal.valueOf(fee.feeBasisPoints(), 2),
                    fee.setBy(),
                    fee.setAt());
        }
    }
}

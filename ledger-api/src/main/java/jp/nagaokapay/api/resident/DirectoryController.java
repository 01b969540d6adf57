package jp.nagaokapay.api.resident;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.MerchantList;
import jp.nagaokapay.ledger.merchant.ShopClass;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where one can pay: the shop directory. */
@RestController
@RequestMapping("/api/v1/merchants")
class DirectoryController {
    private final MerchantList merchants;

    DirectoryController(MerchantList merchants) {
        this.merchants = merchants;
    }

    @GetMapping
    ShopPage searchShops(
            @RequestParam(required = false) @Size(max = 50) @Nullable String district,
            @RequestParam(required = false) @Size(max = 50) @Nullable String category,
            @RequestParam(required = false) @Size(max = 100) @Nullable String q,
            @RequestParam(required = false) @Nullable MerchantId after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(MerchantList.PAGE_MAX) int limit) {
        MerchantList.Page page = merchants.search(district, category, q, after, limit);
        return new ShopPage(
                page.merchants().stream().map(PublicShop::of).toList(),
                page.next() == null ? null : page.next().value());
    }

    /**
     * @param next what to give as {@code after} for the next page; absent on the last one
     */
    record ShopPage(List<PublicShop> merchants, @Nullable String next) {}

    record PublicShop(
            String merchantId,
            String name,
            String nameKana,
            String nameLatin,
            ShopClass shopClass,
            String district,
            String category,
            String postalCode) {

        static PublicShop of(MerchantList.Listed shop) {
            return new PublicShop(
                    shop.merchantId().value(),
                    shop.profile().name(),
                    shop.profile().nameKana(),
                    shop.profile().nameLatin(),
                    shop.profile().shopClass(),
                    shop.profile().district(),
                    shop.profile().category(),
                    shop.profile().postalCode());
        }
    }
}

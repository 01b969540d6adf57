package jp.nagaokapay.ledger.campaign.rules;

import static jp.nagaokapay.ledger.campaign.rules.RuleBounds.some;

import java.util.List;
import java.util.Set;
import jp.nagaokapay.ledger.campaign.rules.Occasion.Shop;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.ShopClass;

/** Of where was paid. */
public sealed interface ShopCondition extends Condition.OfOccasion {
    boolean holdsAt(Shop shop);

    @Override
    default boolean holdsFor(Occasion occasion) {
        return occasion.shop() != null && holdsAt(occasion.shop());
    }

    @Override
    default Set<Trigger> triggers() {
        return Trigger.OF_PAYMENTS;
    }

    record ShopClasses(List<ShopClass> classes) implements ShopCondition {
        public ShopClasses {
            classes = some(classes);
        }

        @Override
        public boolean holdsAt(Shop shop) {
            return classes.contains(shop.shopClass());
        }

        @Override
        public boolean canHold(CampaignRules rules) {
            return classes.stream()
                    .anyMatch(one ->
                            rules.of(ShopClasses.class)
                                    .allMatch(other -> other.classes.contains(one)));
        }
    }

    record Districts(List<String> districts) implements ShopCondition {
        public Districts {
            districts = some(districts);
        }

        @Override
        public boolean holdsAt(Shop shop) {
            return districts.contains(shop.district());
        }
    }

    record Categories(List<String> categories) implements ShopCondition {
        public Categories {
            categories = some(categories);
        }

        @Override
        public boolean holdsAt(Shop shop) {
            return categories.contains(shop.category());
        }
    }

    record Shops(List<MerchantId> merchantIds) implements ShopCondition {
        public Shops {
            merchantIds = some(merchantIds);
        }

        @Override
        public boolean holdsAt(Shop shop) {
            return merchantIds.contains(shop.merchantId());
        }
    }
}

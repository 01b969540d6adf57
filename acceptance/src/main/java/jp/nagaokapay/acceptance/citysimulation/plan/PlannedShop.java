package jp.nagaokapay.acceptance.citysimulation.plan;

import java.util.List;
import jp.nagaokapay.ledger.campaign.rules.Occasion;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.merchant.ShopProfile;
import jp.nagaokapay.ledger.merchant.TerminalId;

/** The planner's own model of one shop. */
final class PlannedShop {
    private static final List<String> DISTRICTS =
            List.of("長岡", "越路", "栃尾", "寺泊", "与板", "三島", "中之島", "和島", "小国", "川口", "山古志");
    private static final List<Trade> TRADES =
            List.of(
                    new Trade("飲食", "食堂", "ショクドウ", "SHOKUDO", "5812", ShopClass.SHOPPING_STREET),
                    new Trade("食料品", "商店", "ショウテン", "SHOTEN", "5411", ShopClass.INDEPENDENT),
                    new Trade("菓子", "菓子店", "カシテン", "KASHITEN", "5441", ShopClass.SHOPPING_STREET),
                    new Trade("コンビニ", "ストア", "ストア", "STORE", "5499", ShopClass.CONVENIENCE),
                    new Trade("大型店", "ショッピングセンター", "センター", "CENTER", "5311", ShopClass.LARGE),
                    new Trade("理美容", "理容室", "リヨウシツ", "RIYO", "7230", ShopClass.INDEPENDENT),
                    new Trade("書籍", "書店", "ショテン", "BOOKS", "5942", ShopClass.SHOPPING_STREET));

    final MerchantId merchantId;
    final TerminalId terminalId;
    final ShopProfile profile;

    /** As campaign rules see it. */
    final Occasion.Shop forCampaigns;

    private int sales;

    PlannedShop(int number) {
        merchantId = new MerchantId("merchant:%04d".formatted(number));
        terminalId = new TerminalId("terminal:%04d-1".formatted(number));
        Trade trade = TRADES.get(number % TRADES.size());
        String district = DISTRICTS.get(number * 7 % DISTRICTS.size());
        profile =
                new ShopProfile(
                        "%s%s %d号".formatted(district, trade.name, number),
                        "%s %dゴウ".formatted(trade.kana, number),
                        "%s %d".formatted(trade.latin, number),
                        trade.shopClass,
                        district,
                        trade.category,
                        trade.code,
                        "9400000",
                        null);
        forCampaigns = new Occasion.Shop(merchantId, trade.shopClass, district, trade.category);
    }

    /** The shop's own id for its next payment or refund. */
    String nextReceipt() {
        sales++;
        return "r-" + sales;
    }

    private record Trade(
            String category,
            String name,
            String kana,
            String latin,
            String code,
            ShopClass shopClass) {}
}

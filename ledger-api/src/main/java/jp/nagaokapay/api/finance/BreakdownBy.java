package jp.nagaokapay.api.finance;

import jp.nagaokapay.ledger.kpi.Breakdowns.ShopDimension;
import jp.nagaokapay.ledger.kpi.HolderGroup;
import jp.nagaokapay.ledger.merchant.ShopClass;

/** What the figures can be cut by, and what people call it. */
enum BreakdownBy {
    DISTRICT("地区別", "地区"),
    CLASS("業態別", "業態"),
    CATEGORY("業種別", "業種"),
    RESIDENCY("市内外", "利用者の区分");

    private static final String UNKNOWN = "UNKNOWN";

    private final String tab;
    private final String column;

    BreakdownBy(String tab, String column) {
        this.tab = tab;
        this.column = column;
    }

    String tab() {
        return tab;
    }

    String column() {
        return column;
    }

    /** Shops' dimension; only for what cuts by shop. */
    ShopDimension dimension() {
        return switch (this) {
            case DISTRICT -> ShopDimension.DISTRICT;
            case CLASS -> ShopDimension.CLASS;
            case CATEGORY -> ShopDimension.CATEGORY;
            case RESIDENCY -> throw new IllegalStateException("no dimension of shops");
        };
    }

    /** A slice's key as people read it. */
    String label(String key) {
        if (key.equals(UNKNOWN)) {
            return "不明";
        }
        return switch (this) {
            case DISTRICT, CATEGORY -> key;
            case CLASS ->
                    switch (ShopClass.valueOf(key)) {
                        case SHOPPING_STREET -> "商店街";
                        case INDEPENDENT -> "個店";
                        case CONVENIENCE -> "コンビニ";
                        case LARGE -> "大型店";
                    };
            case RESIDENCY ->
                    switch (HolderGroup.valueOf(key)) {
                        case RESIDENT -> "市内";
                        case NON_RESIDENT -> "市外";
                        case CORPORATE -> "法人";
                        case UNKNOWN -> "不明";
                    };
        };
    }
}

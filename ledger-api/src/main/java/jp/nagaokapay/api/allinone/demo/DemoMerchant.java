package jp.nagaokapay.api.allinone.demo;

import jp.nagaokapay.ledger.merchant.MerchantCommand;
import jp.nagaokapay.ledger.merchant.MerchantCommand.ApproveMerchant;
import jp.nagaokapay.ledger.merchant.MerchantCommand.EnrolTerminal;
import jp.nagaokapay.ledger.merchant.MerchantCommand.RegisterMerchant;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.merchant.ShopProfile;
import jp.nagaokapay.ledger.merchant.TerminalId;
import jp.nagaokapay.ledger.message.Duplicate;
import jp.nagaokapay.ledger.message.Ledger;
import jp.nagaokapay.ledger.message.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The demo's shop: approved, with one terminal. */
@Demo
@Component
class DemoMerchant {
    static final MerchantId MERCHANT = new MerchantId("merchant:demo");
    static final TerminalId TERMINAL = new TerminalId("terminal:demo");

    private static final Logger LOG = LoggerFactory.getLogger(DemoMerchant.class);
    private static final ShopProfile PROFILE =
            new ShopProfile(
                    "デモ商店",
                    "デモショウテン",
                    "DEMO SHOP",
                    ShopClass.SHOPPING_STREET,
                    "長岡",
                    "飲食",
                    "5812",
                    "9400062",
                    "0000000000001");

    private final Ledger ledger;

    DemoMerchant(Ledger ledger) {
        this.ledger = ledger;
    }

    void seed() {
        once(new RegisterMerchant(MERCHANT, PROFILE, null));
        once(new ApproveMerchant(MERCHANT));
        once(new EnrolTerminal(MERCHANT, TERMINAL, "レジ 1"));
    }

    /** The ledger itself knows what was done before; even what the office undid since stays so. */
    private void once(MerchantCommand<?> command) {
        try {
            ledger.send(command);
        } catch (Duplicate | Refused done) {
            LOG.debug("Left as it is: {}", done.getMessage());
        }
    }
}

package jp.nagaokapay.api.app.demo;

import java.time.Clock;
import jp.nagaokapay.ledger.bank.BankAccounts;
import jp.nagaokapay.ledger.bank.GivenAccount;
import jp.nagaokapay.ledger.merchant.MerchantCommand;
import jp.nagaokapay.ledger.merchant.MerchantCommand.ApproveMerchant;
import jp.nagaokapay.ledger.merchant.MerchantCommand.EnrolTerminal;
import jp.nagaokapay.ledger.merchant.MerchantCommand.RegisterMerchant;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.merchant.ShopProfile;
import jp.nagaokapay.ledger.merchant.TerminalId;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.zengin.AccountType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The demo's shop: approved, with one terminal. */
@OnlyInDemo
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

    /** At a bank of the city; nobody's account. */
    private static final GivenAccount ACCOUNT =
            new GivenAccount("0140", "020", AccountType.ORDINARY, "1234567", "デモシヨウテン");

    private static final String OFFICE = "demo-operator";

    private final Ledger ledger;
    private final BankAccounts accounts;
    private final Clock clock;

    DemoMerchant(Ledger ledger, BankAccounts accounts, Clock clock) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.clock = clock;
    }

    void seed() {
        once(new RegisterMerchant(MERCHANT, PROFILE, null));
        once(new ApproveMerchant(MERCHANT));
        once(new EnrolTerminal(MERCHANT, TERMINAL, "レジ 1"));
        if (accounts.current(MERCHANT).isEmpty()) {
            accounts.register(MERCHANT, ACCOUNT, OFFICE, clock.instant());
        }
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

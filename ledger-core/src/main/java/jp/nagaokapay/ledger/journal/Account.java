package jp.nagaokapay.ledger.journal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.WalletId;

/**
 * One end of a posting: the chart of accounts.
 *
 * <p>{@link #code()} and {@link #parse} are each other's inverse, and the codes are stable.
 */
public sealed interface Account {
    /** The account as it is stored and shown, e.g. {@code wallet:7:paid}. */
    String code();

    /** The line of the trial balance that it belongs to, e.g. {@code wallet:paid}. */
    String group();

    /** The account of a code; fails with {@link IllegalArgumentException} when there is none. */
    static Account parse(String code) {
        return AccountCode.parse(code);
    }

    /** The chart of accounts: every line that a trial balance can have. */
    static Set<String> groups() {
        return AccountCode.GROUPS;
    }

    /** Money that came in by a channel; grows on the debit side. */
    record Funding(Channel channel) implements Account {
        @Override
        public String code() {
            return AccountCode.FUNDING + channel;
        }

        @Override
        public String group() {
            return code();
        }
    }

    /** What a holder can demand in goods: paid value or points; grows on the credit side. */
    record WalletValue(WalletId walletId, LotKind kind) implements Account {
        @Override
        public String code() {
            return walletId + ":" + AccountCode.of(kind);
        }

        @Override
        public String group() {
            return AccountCode.WALLET + AccountCode.of(kind);
        }
    }

    /** What points of a source cost; grows on the debit side. */
    record CampaignExpense(String source) implements Account {
        @Override
        public String code() {
            return AccountCode.CAMPAIGN_EXPENSE + source;
        }

        @Override
        public String group() {
            return "campaign-expense";
        }
    }

    /** What points cost that a partner's report or order earned; grows on the debit side. */
    record PartnerFunds(String source) implements Account {
        @Override
        public String code() {
            return AccountCode.PARTNER_FUNDS + source;
        }

        @Override
        public String group() {
            return "partner-funds";
        }
    }

    /** What a shop is owed; grows on the credit side. */
    record MerchantPayable(MerchantId merchantId) implements Account {
        @Override
        public String code() {
            return AccountCode.MERCHANT_PAYABLE + merchantId;
        }

        @Override
        public String group() {
            return "merchant-payable";
        }
    }

    /** Value that expired unspent; grows on the credit side. */
    record Breakage(LotKind kind) implements Account {
        @Override
        public String code() {
            return AccountCode.BREAKAGE + AccountCode.of(kind);
        }

        @Override
        public String group() {
            return code();
        }
    }

    /** What shops pay for the service; grows on the credit side. */
    record Fees() implements Account {
        @Override
        public String code() {
            return AccountCode.FEES;
        }

        @Override
        public String group() {
            return code();
        }
    }

    /** The program's account at its bank; shrinks on the credit side. */
    record Bank() implements Account {
        @Override
        public String code() {
            return AccountCode.BANK;
        }

        @Override
        public String group() {
            return code();
        }
    }

    /** What is on its way to shops' bank accounts; grows on the credit side. */
    record PayoutsInTransit() implements Account {
        @Override
        public String code() {
            return AccountCode.PAYOUTS_IN_TRANSIT;
        }

        @Override
        public String group() {
            return code();
        }
    }

    /** What passes value on from a wallet to another; each event that uses it leaves it at zero. */
    record TransferClearing() implements Account {
        @Override
        public String code() {
            return AccountCode.TRANSFER_CLEARING;
        }

        @Override
        public String group() {
            return code();
        }
    }

    /** The spelling of the codes. */
    final class AccountCode {
        private static final String FUNDING = "funding:";
        private static final String WALLET = "wallet:";
        private static final String CAMPAIGN_EXPENSE = "campaign-expense:";
        private static final String PARTNER_FUNDS = "partner-funds:";
        private static final String MERCHANT_PAYABLE = "merchant-payable:";
        private static final String BREAKAGE = "breakage:";
        private static final String FEES = "fees";
        private static final String BANK = "bank";
        private static final String PAYOUTS_IN_TRANSIT = "payouts-in-transit";
        private static final String TRANSFER_CLEARING = "transfer-clearing";

        private static final Set<String> GROUPS =
                Stream.of(
                                Arrays.stream(Channel.values()).map(channel -> FUNDING + channel),
                                Arrays.stream(LotKind.values())
                                        .flatMap(kind ->
                                                Stream.of(WALLET + of(kind), BREAKAGE + of(kind))),
                                Stream.of(
                                        "campaign-expense",
                                        "partner-funds",
                                        "merchant-payable",
                                        FEES,
                                        BANK,
                                        PAYOUTS_IN_TRANSIT,
                                        TRANSFER_CLEARING))
                        .flatMap(groups -> groups)
                        .collect(Collectors.toUnmodifiableSet());

        private AccountCode() {}

        static String of(LotKind kind) {
            return kind.name().toLowerCase(Locale.ROOT);
        }

        private static LotKind kind(String code) {
            for (LotKind kind : LotKind.values()) {
                if (of(kind).equals(code)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("not a kind of value: " + code);
        }

        private static Account parse(String code) {
            if (code.startsWith(FUNDING)) {
                return new Funding(Channel.valueOf(code.substring(FUNDING.length())));
            }
            if (code.startsWith(CAMPAIGN_EXPENSE)) {
                return new CampaignExpense(code.substring(CAMPAIGN_EXPENSE.length()));
            }
            if (code.startsWith(PARTNER_FUNDS)) {
                return new PartnerFunds(code.substring(PARTNER_FUNDS.length()));
            }
            if (code.startsWith(MERCHANT_PAYABLE)) {
                return new MerchantPayable(
                        new MerchantId(code.substring(MERCHANT_PAYABLE.length())));
            }
            if (code.startsWith(BREAKAGE)) {
                return new Breakage(kind(code.substring(BREAKAGE.length())));
            }
            return switch (code) {
                case FEES -> new Fees();
                case BANK -> new Bank();
                case PAYOUTS_IN_TRANSIT -> new PayoutsInTransit();
                case TRANSFER_CLEARING -> new TransferClearing();
                default -> wallet(code);
            };
        }

        private static Account wallet(String code) {
            int colon = code.lastIndexOf(':');
            if (code.startsWith(WALLET) && colon >= WALLET.length()) {
                return new WalletValue(
                        new WalletId(code.substring(0, colon)), kind(code.substring(colon + 1)));
            }
            throw new IllegalArgumentException("no such account: " + code);
        }
    }
}

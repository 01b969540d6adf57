package jp.nagaokapay.api.office;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import jp.nagaokapay.api.approval.Approval;
import jp.nagaokapay.api.approval.ApprovalKind;
import jp.nagaokapay.ledger.bank.BankAccount;
import jp.nagaokapay.ledger.bank.BankAccounts;
import jp.nagaokapay.ledger.bank.GivenAccount;
import jp.nagaokapay.ledger.merchant.MerchantId;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * A shop is paid somewhere else. Its owners are told when a second person has agreed, and have the
 * waiting time to object at the office; until it is over the old account is paid.
 */
@Component
@EnableConfigurationProperties(OfficeSettings.class)
class BankAccountChange implements ApprovalKind {
    private final BankAccounts accounts;
    private final OwnerNotices notices;
    private final OfficeSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    BankAccountChange(
            BankAccounts accounts,
            OwnerNotices notices,
            OfficeSettings settings,
            JsonMapper json,
            Clock clock) {
        this.accounts = accounts;
        this.notices = notices;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "BANK_ACCOUNT_CHANGE";
    }

    @Override
    public Duration waitingTime() {
        return settings.bankAccountWaitingTime();
    }

    /** The number and whose it is. */
    String secret(BankAccount account) {
        return json.writeValueAsString(account.given());
    }

    /** Whose it is, and what other shops have it, while it is not decided. */
    @Override
    public Map<String, String> shown(Approval approval) {
        if (approval.secret() == null) {
            return approval.detail();
        }
        BankAccount account =
                accounts.check(
                        shop(approval),
                        given(approval),
                        approval.requestedBy(),
                        approval.requestedAt());
        return AccountDetail.withHolder(account, accounts.othersPaidTo(account));
    }

    @Override
    public void tell(Approval approval) {
        notices.bankAccountChanges(shop(approval), approval);
    }

    @Override
    public void carryOut(Approval approval) {
        accounts.register(shop(approval), given(approval), approval.requestedBy(), clock.instant());
    }

    @Override
    public void drop(Approval approval) {
        if (approval.toldAt() != null) {
            notices.bankAccountStays(shop(approval));
        }
    }

    private GivenAccount given(Approval approval) {
        return json.readValue(approval.requireSecret(), GivenAccount.class);
    }

    private static MerchantId shop(Approval approval) {
        return new MerchantId(approval.subjectId());
    }
}

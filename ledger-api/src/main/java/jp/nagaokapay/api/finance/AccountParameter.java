package jp.nagaokapay.api.finance;

import jp.nagaokapay.ledger.journal.Account;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** An account in a query is named by its code. */
@Component
class AccountParameter implements Converter<String, Account> {
    @Override
    public Account convert(String code) {
        return Account.parse(code);
    }
}

package jp.nagaokapay.api.finance;

import jp.nagaokapay.ledger.journal.Journal;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** A cursor in a query is what the page before gave as {@code next}. */
@Component
class CursorParameter implements Converter<String, Journal.Cursor> {
    @Override
    public Journal.Cursor convert(String text) {
        return Journal.Cursor.parse(text);
    }
}

package jp.nagaokapay.codes;

import java.util.List;
import java.util.Optional;

/**
 * One field of a merchant-presented payload.
 *
 * @param id two digits
 * @param value a nested list of fields where the id is that of a template
 */
record EmvField(String id, String value) {
    static EmvField template(String id, EmvField... fields) {
        return new EmvField(id, EmvPayload.written(List.of(fields)));
    }

    List<EmvField> nested() {
        return EmvPayload.fieldsIn(value);
    }

    /** A value inside the template. */
    Optional<String> nested(String nestedId) {
        return EmvPayload.value(nested(), nestedId);
    }
}

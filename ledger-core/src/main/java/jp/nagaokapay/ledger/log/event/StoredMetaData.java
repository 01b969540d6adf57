package jp.nagaokapay.ledger.log.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.io.Serial;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.messaging.MetaData;

/**
 * Reads what stands beside an event, which is one number most of the time. Axon's own way asks
 * Jackson anew each time how a map is read, and takes three times as long.
 */
final class StoredMetaData extends StdDeserializer<MetaData> {
    @Serial private static final long serialVersionUID = 1L;

    StoredMetaData() {
        super(MetaData.class);
    }

    @Override
    public MetaData deserialize(JsonParser parser, DeserializationContext context)
            throws IOException {
        Map<String, Object> values = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            JsonToken value = parser.nextToken();
            values.put(
                    key,
                    value == JsonToken.VALUE_NUMBER_INT
                            ? parser.getNumberValue()
                            : context.readValue(parser, Object.class));
        }
        return MetaData.from(values);
    }
}

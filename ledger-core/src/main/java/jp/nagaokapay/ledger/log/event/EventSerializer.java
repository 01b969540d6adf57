package jp.nagaokapay.ledger.log.event;

import com.fasterxml.jackson.databind.module.SimpleModule;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.json.JacksonSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Axon's serializer under the frozen names. A name or revision that this program does not know
 * stops it: an event silently skipped would be a balance silently wrong.
 */
public final class EventSerializer extends JacksonSerializer {

    private final StoredNames names;

    public EventSerializer(StoredNames names) {
        super(JacksonSerializer.builder().objectMapper(StoredJson.MAPPER.copy()));
        this.names = names;
        getObjectMapper()
                .registerModule(
                        new SimpleModule("stored-meta-data")
                                .addDeserializer(MetaData.class, new StoredMetaData()));
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == null || type == MetaData.class || type == Void.class) {
            return super.typeForClass(type);
        }
        StoredNames.Stored stored = names.events().require(type);
        return new SimpleSerializedType(stored.name(), stored.revision());
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class classForType(SerializedType type) {
        if (type.getName().equals(MetaData.class.getName())
                || type.equals(SerializedType.emptyType())) {
            return super.classForType(type);
        }
        StoredNames.Stored stored = names.events().require(type.getName());
        if (!stored.revision().equals(type.getRevision())) {
            throw new IllegalStateException(
                    "no upcaster leads from revision %s of %s to %s"
                            .formatted(type.getRevision(), type.getName(), stored.revision()));
        }
        return stored.type();
    }
}

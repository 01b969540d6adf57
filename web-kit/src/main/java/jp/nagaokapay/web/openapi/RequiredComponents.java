package jp.nagaokapay.web.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a record does not mark as nullable is always there, in requests and in answers. Two records
 * of one name would share a schema, so that is refused.
 */
final class RequiredComponents implements ModelConverter {
    private final Map<String, Class<?>> named = new ConcurrentHashMap<>();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> schema = chain.next().resolve(type, context, chain);
        JavaType javaType = Json.mapper().constructType(type.getType());
        if (schema != null && javaType.getRawClass().isRecord()) {
            requireAlone(schema.get$ref(), javaType.getRawClass());
            require(defined(schema, context), javaType.getRawClass());
        }
        return schema;
    }

    private void requireAlone(@Nullable String reference, Class<?> record) {
        Class<?> first = reference == null ? null : named.putIfAbsent(reference, record);
        if (first != null && first != record) {
            throw new IllegalStateException(first + " and " + record + " are both " + reference);
        }
    }

    private static Schema<?> defined(Schema<?> schema, ModelConverterContext context) {
        String reference = schema.get$ref();
        return reference == null
                ? schema
                : context.getDefinedModels()
                        .getOrDefault(reference.substring(reference.lastIndexOf('/') + 1), schema);
    }

    private static void require(Schema<?> schema, Class<?> record) {
        if (schema.getProperties() == null) {
            return;
        }
        boolean writesNull = writesNull(record);
        List<String> always = new ArrayList<>();
        for (RecordComponent part : components(record).toList()) {
            Schema<?> property = schema.getProperties().get(part.getName());
            boolean nullable = part.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (property != null && (!nullable || writesNull)) {
                always.add(part.getName());
            }
            if (property != null && nullable && writesNull) {
                property.addType("null");
            }
        }
        always.sort(null);
        schema.setRequired(always.isEmpty() ? null : always);
    }

    /** Others leave out what has no value. */
    private static boolean writesNull(Class<?> record) {
        JsonInclude include = record.getAnnotation(JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.ALWAYS;
    }

    /** Those that stand in the schema: an unwrapped record's own in its place. */
    private static Stream<RecordComponent> components(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .flatMap(part ->
                        part.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                                ? components(part.getType())
                                : Stream.of(part));
    }
}

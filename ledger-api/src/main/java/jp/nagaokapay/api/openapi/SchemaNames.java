package jp.nagaokapay.api.openapi;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names the schemas of the ledger's nested views after their owner too ({@code
 * MerchantQueryListed}): several have an {@code Entry} or a {@code Page}, and springdoc, which goes
 * by simple names, would take them for one. Where two have one name all the same, there is no
 * document: whoever adds the second names it otherwise.
 */
final class SchemaNames extends TypeNameResolver {
    private static final String LEDGER = "jp.nagaokapay.ledger.";

    private final Map<String, Class<?>> named = new ConcurrentHashMap<>();

    @Override
    protected String getNameOfClass(Class<?> type) {
        String name = name(type);
        Class<?> first = type.isRecord() ? named.putIfAbsent(name, type) : null;
        if (first != null && first != type) {
            throw new IllegalStateException(
                    "two schemas of the name " + name + ": " + first + " and " + type);
        }
        return name;
    }

    private String name(Class<?> type) {
        Class<?> owner = type.getDeclaringClass();
        return owner != null
                        && type.isRecord()
                        && type.getName().startsWith(LEDGER)
                        && !owner.isAssignableFrom(type)
                ? owner.getSimpleName() + type.getSimpleName()
                : super.getNameOfClass(type);
    }
}

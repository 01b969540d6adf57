package jp.nagaokapay.api.openapi;

import io.swagger.v3.core.jackson.TypeNameResolver;

/**
 * Names the schemas of the ledger's nested views after their owner too ({@code
 * MerchantQueryListed}): several have an {@code Entry} or a {@code Page}, and springdoc, which goes
 * by simple names, would take them for one.
 */
final class SchemaNames extends TypeNameResolver {
    private static final String LEDGER = "jp.nagaokapay.ledger.";

    @Override
    protected String getNameOfClass(Class<?> type) {
        Class<?> owner = type.getDeclaringClass();
        return owner != null
                        && type.isRecord()
                        && type.getName().startsWith(LEDGER)
                        && !owner.isAssignableFrom(type)
                ? owner.getSimpleName() + type.getSimpleName()
                : super.getNameOfClass(type);
    }
}

package jp.nagaokapay.api.openapi;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.campaign.rules.Condition;
import jp.nagaokapay.ledger.campaign.rules.PointsExpiry;
import jp.nagaokapay.ledger.campaign.rules.Reward;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Says by which {@code type} each kind of rule is told apart; springdoc leaves that out. */
final class SubtypeNames implements GlobalOpenApiCustomizer {
    private static final String REF = "#/components/schemas/";
    private static final List<Class<?>> KINDS =
            List.of(Condition.class, Reward.class, PointsExpiry.class);

    @Override
    @SuppressWarnings("rawtypes") // as the document has them
    public void customise(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        for (Class<?> kind : KINDS) {
            Schema<?> parent = schemas.get(kind.getSimpleName());
            if (parent != null) {
                name(kind, parent, schemas);
            }
        }
    }

    @SuppressWarnings("rawtypes")
    private static void name(Class<?> kind, Schema<?> parent, Map<String, Schema> all) {
        Discriminator discriminator = parent.getDiscriminator();
        for (JsonSubTypes.Type subtype : kind.getAnnotation(JsonSubTypes.class).value()) {
            String schema = subtype.value().getSimpleName();
            discriminator.mapping(subtype.name(), REF + schema);
            Schema<?> child = all.get(schema);
            if (child != null) {
                StringSchema only = new StringSchema();
                only.addEnumItem(subtype.name());
                child.addProperty(discriminator.getPropertyName(), only);
            }
        }
    }
}

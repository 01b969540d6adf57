package jp.nagaokapay.ledger.log.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;

/**
 * Events whose second revision only knows more: what revision 1 does not say is absent, and absent
 * means what it meant then. The rules of campaigns had no stacking, no other caps than the person's
 * and granted at once.
 */
public final class OptionalFieldsAdded extends SingleEventUpcaster {
    private static final Set<String> NAMES =
            Set.of(
                    "campaign.drafted",
                    "campaign.revised",
                    "campaign.approved",
                    "campaign.budget-allocated");

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        SerializedType type = event.getType();
        return NAMES.contains(type.getName()) && "1".equals(type.getRevision());
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(
                new SimpleSerializedType(event.getType().getName(), "2"),
                JsonNode.class,
                json -> json);
    }
}

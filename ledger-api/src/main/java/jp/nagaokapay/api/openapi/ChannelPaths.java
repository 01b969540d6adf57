package jp.nagaokapay.api.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jp.nagaokapay.ledger.wallet.Channel;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/**
 * Writes a path with a channel out, one path a channel. With a variable in its place OpenAPI could
 * not tell {@code /funding/{channel}/reconciliations} from {@code /funding/reconciliations/{id}}.
 */
final class ChannelPaths implements GlobalOpenApiCustomizer {
    private static final String CHANNEL = "channel";
    private static final String VARIABLE = "{" + CHANNEL + "}";

    @Override
    public void customise(OpenAPI document) {
        Paths paths = document.getPaths();
        List.copyOf(paths.entrySet()).stream()
                .filter(each -> each.getKey().contains(VARIABLE))
                .forEach(each -> writeOut(each.getKey(), each.getValue(), paths));
    }

    private static void writeOut(String path, PathItem item, Paths paths) {
        paths.remove(path);
        for (Channel channel : Channel.values()) {
            paths.addPathItem(path.replace(VARIABLE, channel.name()), of(channel, item));
        }
    }

    private static PathItem of(Channel channel, PathItem item) {
        PathItem one = new PathItem();
        item.readOperationsMap()
                .forEach((method, operation) -> one.operation(method, of(channel, operation)));
        return one;
    }

    private static Operation of(Channel channel, Operation operation) {
        List<Parameter> others =
                operation.getParameters().stream()
                        .filter(parameter -> !CHANNEL.equals(parameter.getName()))
                        .toList();
        Operation one =
                new Operation()
                        .operationId(operation.getOperationId() + "Of" + camelCase(channel))
                        .tags(operation.getTags())
                        .summary(operation.getSummary().replace(VARIABLE, channel.name()))
                        .description(operation.getDescription().replace(VARIABLE, channel.name()))
                        .parameters(others)
                        .requestBody(operation.getRequestBody())
                        .responses(operation.getResponses())
                        .security(operation.getSecurity());
        one.setExtensions(operation.getExtensions());
        return one;
    }

    private static String camelCase(Channel channel) {
        return Arrays.stream(channel.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}

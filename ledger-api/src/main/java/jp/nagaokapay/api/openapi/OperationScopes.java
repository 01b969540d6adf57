package jp.nagaokapay.api.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import jp.nagaokapay.api.identity.Access;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.http.HttpMethod;

/** Says of each operation which scopes open it, from the table that decides it. */
final class OperationScopes implements GlobalOpenApiCustomizer {
    @Override
    public void customise(OpenAPI document) {
        document.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap()
                                .forEach((method, operation) ->
                                        operation.setSecurity(
                                                requirements(
                                                        Access.scopesOf(
                                                                HttpMethod.valueOf(method.name()),
                                                                path)))));
    }

    /** One requirement a scope: any one of them is enough. */
    private static List<SecurityRequirement> requirements(List<String> anyOf) {
        return anyOf.stream()
                .map(scope -> new SecurityRequirement().addList(ApiDocument.OAUTH, scope))
                .toList();
    }
}

package jp.nagaokapay.web.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The frame of a document: what it is of, how one gets a token, and what holds for every call. */
public final class OpenApiBase {
    static final String OAUTH = "oauth2";

    private static final String HABITS =
            """


            Money is a whole number of yen, times are RFC 3339 with offset, dates ISO; days and \
            months are those of Japan. Fields that are absent have no value, and \
            empty parameters are absent. Unknown fields of a body and unknown or repeated \
            parameters are refused by name.

            Lists are paged by `after` and `limit`: give the `next` of one page as `after` of the \
            following; the last page has none.

            Every POST that moves money needs an `Idempotency-Key` and happens once per key: asked \
            again it answers the same with `Idempotency-Replayed: true`, a refusal by the state of \
            things too. After a time-out send the same request with the same key.

            A list shows all that was answered before it was asked for. Every answer to a command \
            has a `Ledger-Position`; who got it from elsewhere sends it with a GET, which then \
            shows at least what was there. Neither waits longer than two seconds: then it is 503.

            What is refused is a problem (RFC 9457): `code` is for programs and stays, `detail` is \
            for people, in Japanese or English by `Accept-Language`. 400 is a request that can \
            never be right, 421 one that was sent to another name than this program's, 422 one that is \
            not right as things stand, 503 one to be sent again after `Retry-After`; without that \
            header, once the operator has set up what is missing.

            """;

    private OpenApiBase() {}

    /**
     * @param issuer where tokens come from; empty where it is this process
     * @param scopes what each lets in
     */
    public static OpenAPI of(
            String title, String summary, String issuer, Map<String, String> scopes) {
        return new OpenAPI()
                .info(
                        new Info()
                                .title(title)
                                .version("1")
                                .contact(new Contact().name("ながおかペイ事務局"))
                                .license(
                                        new License()
                                                .name("All rights reserved")
                                                .identifier("LicenseRef-All-Rights-Reserved"))
                                .description(summary + HABITS))
                .servers(List.of(new Server().url("/")))
                .components(new Components().addSecuritySchemes(OAUTH, oauth(issuer, scopes)));
    }

    private static SecurityScheme oauth(String issuer, Map<String, String> named) {
        Scopes scopes = new Scopes();
        new TreeMap<>(named).forEach(scopes::addString);
        String tokens = issuer + "/oauth2/token";
        return new SecurityScheme()
                .type(SecurityScheme.Type.OAUTH2)
                .flows(
                        new OAuthFlows()
                                .authorizationCode(
                                        new OAuthFlow()
                                                .authorizationUrl(issuer + "/oauth2/authorize")
                                                .tokenUrl(tokens)
                                                .scopes(scopes))
                                .clientCredentials(
                                        new OAuthFlow().tokenUrl(tokens).scopes(scopes)));
    }
}

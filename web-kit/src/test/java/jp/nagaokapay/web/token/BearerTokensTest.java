package jp.nagaokapay.web.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import jp.nagaokapay.web.input.RandomTexts;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

class BearerTokensTest {
    private final BearerTokenResolver fast = new BearerTokens();
    private final BearerTokenResolver strict = new DefaultBearerTokenResolver();

    @Test
    void reads_and_refuses_what_the_framework_does() {
        assertThat(headers())
                .allSatisfy(header ->
                        assertThat(answer(fast, header)).isEqualTo(answer(strict, header)));
    }

    @Test
    void a_request_without_the_header_has_no_token() {
        assertThat(fast.resolve(new MockHttpServletRequest())).isNull();
    }

    private static Stream<String> headers() {
        return Stream.of(
                        RandomTexts.letters().map("Bearer a"::concat),
                        RandomTexts.of("a", "Z", "9", "-", ".", "_", "~", "+", "/", "=", " ", "\n")
                                .map("Bearer "::concat),
                        RandomTexts.of("Bearer", "bearer", "BEARER", "DPoP", " ", "a", "=", "\t"))
                .flatMap(texts -> texts);
    }

    private static String answer(BearerTokenResolver resolver, String header) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader(HttpHeaders.AUTHORIZATION, header);
        try {
            return "token " + resolver.resolve(request);
        } catch (OAuth2AuthenticationException e) {
            return "error " + e.getError();
        }
    }
}

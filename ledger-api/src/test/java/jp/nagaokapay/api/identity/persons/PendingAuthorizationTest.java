package jp.nagaokapay.api.identity.persons;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PendingAuthorizationTest {
    @Test
    void a_request_for_authorization_goes_on_after_the_sign_in() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/oauth2/authorize");
        request.setServletPath("/oauth2/authorize");
        request.setQueryString("client_id=wallet-app&state=%E9%95%B7");
        MockHttpServletResponse response = new MockHttpServletResponse();

        new PendingAuthorization().saveRequest(request, response);

        Cookie cookie = response.getCookie("AUTHORIZATION");
        assertThat(cookie).isNotNull();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(taken(cookie.getValue()))
                .contains("/oauth2/authorize?client_id=wallet-app&state=%E9%95%B7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "=", "AAA\u0000", "\u00e9", "A"})
    void what_is_no_cookie_of_ours_leads_nowhere(String value) {
        assertThat(taken(value)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nSet-Cookie: x=y", "a b", "長岡", "\u0000"})
    void nothing_but_a_query_is_taken(String query) {
        assertThat(taken(encoded(query))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "/../x", "@evil.example"})
    void whatever_it_says_it_leads_to_no_other_place(String query) {
        assertThat(taken(encoded(query))).contains("/oauth2/authorize?" + query);
    }

    private static Optional<String> taken(String value) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(new Cookie("AUTHORIZATION", value));
        return PendingAuthorization.take(request, new MockHttpServletResponse());
    }

    private static String encoded(String query) {
        return Base64.getUrlEncoder().encodeToString(query.getBytes(StandardCharsets.UTF_8));
    }
}

package jp.nagaokapay.web.input;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.nagaokapay.web.problem.Problems;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import tools.jackson.databind.json.JsonMapper;

class ParameterCharacterFilterTest {
    private final ParameterCharacterFilter review =
            new ParameterCharacterFilter(
                    new Problems(new AcceptHeaderLocaleResolver(), JsonMapper.builder().build()));

    @ParameterizedTest
    @CsvSource({
        "/a%00b,                ,       false",
        "/a%0Bb,                ,       false",
        "/a,                    q=%00,  false",
        "/a,                    q=x%1fy,false",
        "/a,                    q%00=x, false",
        "/a,                    q=%2500,true",
        "/a,                    q=%0A%0D%09%20,true",
        "/%E3%81%80,            q=%E3%81%80,true",
        "/a,                    ,       true"
    })
    void a_path_or_query_with_a_control_character_goes_no_further(
            String path, String query, boolean passes) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setQueryString(query);
        assertThat(answer(request)).isEqualTo(passes ? 200 : 400);
    }

    @ParameterizedTest
    @CsvSource({"application/x-www-form-urlencoded;charset=UTF-8, 400", "text/plain, 200"})
    void a_form_with_a_control_character_goes_no_further(String type, int status) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/login");
        request.setContentType(type);
        request.addParameter("username", "a\u0000");
        assertThat(answer(request)).isEqualTo(status);
    }

    private int answer(MockHttpServletRequest request) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        AtomicBoolean passed = new AtomicBoolean();
        FilterChain chain = (_, _) -> passed.set(true);
        review.doFilter(request, response, chain);
        assertThat(passed.get()).isEqualTo(response.getStatus() == 200);
        return response.getStatus();
    }
}

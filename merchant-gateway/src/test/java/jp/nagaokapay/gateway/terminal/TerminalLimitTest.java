package jp.nagaokapay.gateway.terminal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.concurrent.CompletableFuture;
import jp.nagaokapay.web.WebDefaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootTest(
        classes = TerminalLimitTest.Process.class,
        properties = {
            "nagaokapay.terminal-limits.requests-per-second=1",
            "nagaokapay.terminal-limits.burst=3"
        })
@AutoConfigureMockMvc
class TerminalLimitTest {
    @Autowired MockMvc http;

    @Test
    void a_terminal_that_asks_too_often_is_told_to_wait_and_the_others_are_not() throws Exception {
        for (int i = 0; i < 3; i++) {
            ask("/terminal/v1/x", "wild").andExpect(status().isOk());
        }

        ask("/terminal/v1/x", "wild")
                .andExpect(status().isTooManyRequests())
                .andExpect(header().string("Retry-After", "1"))
                .andExpect(jsonPath("$.code").value("TOO_MANY_REQUESTS"));
        ask("/terminal/v1/x", "calm").andExpect(status().isOk());
    }

    @Test
    void a_stream_counts_once_when_it_is_opened() throws Exception {
        for (int i = 0; i < 3; i++) {
            MvcResult opened =
                    ask("/terminal/v1/stream", "listener")
                            .andExpect(request().asyncStarted())
                            .andReturn();
            http.perform(MockMvcRequestBuilders.asyncDispatch(opened)).andExpect(status().isOk());
        }
        ask("/terminal/v1/stream", "listener").andExpect(status().isTooManyRequests());
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "-1, 5"})
    void a_limit_of_nothing_is_a_mistake(int requestsPerSecond, int burst) {
        assertThatThrownBy(() -> new TerminalLimits(requestsPerSecond, burst))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void other_doors_are_not_counted() throws Exception {
        for (int i = 0; i < 5; i++) {
            ask("/shop/v1/x", "wild").andExpect(status().is(not(429)));
        }
    }

    private ResultActions ask(String path, String terminal) throws Exception {
        return http.perform(
                get(path)
                        .with(
                                jwt().jwt(token ->
                                        token.claim("merchant", "merchant:1")
                                                .claim("terminal", terminal))));
    }

    @EnableAutoConfiguration(
            excludeName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
    @Import({WebDefaults.class, TerminalRequests.class, Endpoints.class})
    static class Process {
        @Bean
        SecurityFilterChain security(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .build();
        }
    }

    @RestController
    static class Endpoints {
        @GetMapping("/terminal/v1/x")
        String terminal() {
            return "ok";
        }

        @GetMapping("/terminal/v1/stream")
        CompletableFuture<String> stream() {
            return CompletableFuture.completedFuture("ok");
        }

        @GetMapping("/shop/v1/x")
        String shop() {
            return "ok";
        }
    }
}

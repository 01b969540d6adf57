package jp.nagaokapay.api.app;

import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import jp.nagaokapay.web.start.Demo;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What people see who follow the address that the {@link StartBanner} prints. It links to what
 * answers: live, the API's description is not at this port.
 */
@Hidden
@RestController
class StartPage {
    private static final String ONLY_IN_DEMO = "href=\"/swagger-ui.html\"";

    private final String page;

    StartPage(@Value("classpath:/static/index.html") Resource file, Environment environment)
            throws IOException {
        boolean isDemo = Demo.isOn(environment);
        page =
                file.getContentAsString(StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> isDemo || !line.contains(ONLY_IN_DEMO))
                        .collect(Collectors.joining("\n"));
    }

    /** Whatever a client would like to have: there is only this. */
    @GetMapping("/")
    ResponseEntity<String> getStartPage() {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(page);
    }
}

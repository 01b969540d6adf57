package jp.nagaokapay.api.funding;

import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where a provider's page leads back to unless a setting says otherwise. It tells nothing of the
 * charge: whoever comes here need not be signed in.
 */
@Hidden
@RestController
class ReturnPage {
    private final String page;

    ReturnPage(@Value("classpath:/static/charged/index.html") Resource file) throws IOException {
        page = file.getContentAsString(StandardCharsets.UTF_8);
    }

    @GetMapping(ReturnAddress.PAGE)
    ResponseEntity<String> getReturnPage() {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(page);
    }
}

package jp.nagaokapay.api.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import jp.nagaokapay.api.HttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;

/** How the pages are served; what they show is tried in a real browser elsewhere. */
class PagesHttpTest extends HttpTest {
    private static final Pattern SCRIPT = Pattern.compile("/app/assets/[^\"]+\\.js");

    private final HttpClient browser = HttpClient.newHttpClient();

    /** A build may leave the pages out. */
    @BeforeEach
    void pages_were_built() {
        assumeThat(new ClassPathResource("static/app/wallet/index.html").exists()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void every_address_of_a_program_is_its_page_asked_for_anew_each_time(Program program)
            throws Exception {
        String page = get(program.path()).body();

        assertThat(page).contains("<div id=\"program\">");
        for (String address : new String[] {"/", "/show", "/payments/payment:1"}) {
            HttpResponse<String> answer = get(program.path() + address);
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            assertThat(answer.body()).as(address).isEqualTo(page);
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_page_has_scripts_from_this_address_alone_that_browsers_keep(Program program)
            throws Exception {
        HttpResponse<String> page = get(program.path());

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'")
                .doesNotContain("unsafe-inline", "http:", "https:", "*");
        assertThat(page.body()).doesNotContain("http:", "https:", "<style", "style=");
        assertThat(SCRIPT.matcher(page.body()).results().map(MatchResult::group))
                .isNotEmpty()
                .allSatisfy(script -> {
                    HttpResponse<String> answer = get(script);
                    assertThat(answer.statusCode()).isEqualTo(200);
                    assertThat(answer.headers().firstValue("Cache-Control").orElseThrow())
                            .contains("immutable");
                    assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
                });
    }

    @Test
    void a_file_that_is_not_there_is_not_the_page() throws Exception {
        assertThat(get("/app/wallet/nothing.js").statusCode()).isEqualTo(404);
        assertThat(get("/app/assets/nothing.js").statusCode()).isEqualTo(404);
        assertThat(get("/app/assets/../../application.yml").statusCode()).isIn(400, 404);
    }

    @Test
    void the_worker_and_the_manifest_are_asked_for_anew_and_say_what_they_are() throws Exception {
        HttpResponse<String> worker = get("/app/wallet/sw.js");
        assertThat(worker.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(worker.headers().firstValue("Content-Type").orElseThrow())
                .contains("javascript");
        assertThat(worker.body())
                .as("the wallet alone is kept, and nothing that the ledger answers")
                .contains("wallet/index.html")
                .doesNotContain("terminal/index.html", ".wasm\",revision");
        assertThat(get("/app/wallet/manifest.json").headers().firstValue("Content-Type"))
                .hasValue("application/json");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create(base() + path))
                        .header("Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofString());
    }
}

package jp.nagaokapay.api.resident;

import static org.assertj.core.api.Assertions.assertThat;

import jp.nagaokapay.api.HttpTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What an app asks before anybody has signed in. */
class ServiceHttpTest extends HttpTest {

    @Test
    void anybody_learns_what_is_offered_here() {
        Answer service = nobody().get("/api/v1/service");

        assertThat(service.status()).isEqualTo(200);
        assertThat(service.header("Cache-Control")).contains("max-age=60");
        assertThat(service.json().path("demo").asBoolean()).isTrue();
        assertThat(service.json().path("charging"))
                .isEqualTo(
                        JsonMapper.shared()
                                .readTree(
                                        """
                                        {"min": 1000, "max": 50000, "step": 1000, "channels": [
                                          {"channel": "CREDIT_CARD", "page": true},
                                          {"channel": "BANK", "page": false},
                                          {"channel": "ATM", "page": true}]}
                                        """));
    }

    @Test
    void what_is_offered_is_what_is_not_refused() {
        Answer service = nobody().get("/api/v1/service");
        boolean on = service.json().path("transfers").path("on").asBoolean();

        assertThat(resident(wallet()).get("/api/v1/wallet/transfers").status())
                .isEqualTo(on ? 200 : 403);
    }
}

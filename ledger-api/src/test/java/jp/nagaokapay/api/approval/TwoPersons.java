package jp.nagaokapay.api.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import jp.nagaokapay.api.HttpTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A clerk who asks, another one who decides, and time that passes in the database. */
abstract class TwoPersons extends HttpTest {
    static final String APPROVALS = "/office/v1/approvals/";

    @Autowired JdbcClient jdbc;
    @Autowired ApprovalWork work;

    final String clerk = "staff:" + UUID.randomUUID();
    final String second = "staff:" + UUID.randomUUID();

    ApiClient clerk() {
        return person(clerk, "office");
    }

    ApiClient second() {
        return person(second, "office");
    }

    /** Whoever asks, by themselves or by their program, can do neither. */
    void assertNeedsAnother(String approvalId) {
        for (ApiClient self : List.of(clerk(), programOf(clerk, "office"))) {
            Answer refused = self.post(APPROVALS + approvalId + "/approval");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.code()).isEqualTo("FOUR_EYES_REQUIRED");
        }
    }

    Answer approve(ApiClient who, String approvalId) {
        return who.post(APPROVALS + approvalId + "/approval");
    }

    Answer reject(ApiClient who, String approvalId) {
        return who.post(APPROVALS + approvalId + "/rejection", "{\"reason\": \"違う\"}");
    }

    String statusOf(String approvalId) {
        return second().get(APPROVALS + approvalId).text("status");
    }

    /** The waiting time is over, and the job has come. */
    void waitOver(String approvalId) {
        set(approvalId, "effective_at = now() - interval '1 second'");
        work.settleAll();
    }

    /** As the program leaves it that ends right after the second person's decision was recorded. */
    void cutOffAfterDecision(String approvalId) {
        set(
                approvalId,
                "status = 'APPROVED', decided_by = '%s', decided_at = now(), effective_at = now(),"
                                .formatted(second)
                        + " settled_at = NULL");
    }

    void set(String approvalId, String columns) {
        jdbc.sql("UPDATE approval SET " + columns + " WHERE approval_id = ?")
                .param(approvalId)
                .update();
    }

    /** Everything that the table has of a request, as text. */
    String stored(String approvalId) {
        return jdbc.sql("SELECT to_jsonb(a)::text FROM approval a WHERE approval_id = ?")
                .param(approvalId)
                .query(String.class)
                .single();
    }

    /** What was sent to a phone, oldest first. */
    List<String> told(String phone) {
        return nobody().get("/demo/messages?to=" + phone.replace("+", "%2B"))
                .json()
                .valueStream()
                .map(message -> message.path("text").asString())
                .toList();
    }

    /** A shop that waits for approval, registered by the clerk. */
    String registeredShop() {
        return registeredShop(clerk());
    }

    static String registeredShop(ApiClient office) {
        Answer registered =
                office.post(
                        "/office/v1/merchants",
                        """
                        {"name": "酒蔵", "nameKana": "サカグラ", "nameLatin": "SAKAGURA",
                         "shopClass": "INDEPENDENT", "district": "栃尾", "category": "酒",
                         "categoryCode": "5921", "postalCode": "9400205"}
                        """);
        assertThat(registered.status()).isEqualTo(201);
        return registered.text("merchantId");
    }

    String open(String kind, String subjectId) {
        return jdbc.sql(
                        """
                        SELECT approval_id FROM approval
                         WHERE kind = ? AND subject_id = ? AND settled_at IS NULL
                        """)
                .params(kind, subjectId)
                .query(String.class)
                .single();
    }
}

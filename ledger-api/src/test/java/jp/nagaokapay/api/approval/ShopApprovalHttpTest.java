package jp.nagaokapay.api.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.nagaokapay.ledger.merchant.MerchantCommand.WithdrawMerchant;
import jp.nagaokapay.ledger.merchant.MerchantId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A shop comes into the program by two persons. */
class ShopApprovalHttpTest extends TwoPersons {
    private static final String KIND = "SHOP_APPROVAL";

    @Test
    void a_shop_waits_for_somebody_else_than_who_registered_it() {
        String shop = registeredShop();
        String asked = open(KIND, shop);

        JsonNode listed =
                second().get(APPROVALS.substring(0, APPROVALS.length() - 1) + "?status=PENDING")
                        .json()
                        .path("approvals")
                        .valueStream()
                        .filter(each -> each.path("approvalId").asString().equals(asked))
                        .findFirst()
                        .orElseThrow();
        assertThat(listed.path("subjectId").asString()).isEqualTo(shop);
        assertThat(listed.path("detail").path("name").asString()).isEqualTo("酒蔵");
        assertThat(listed.path("requestedBy").asString()).isEqualTo(clerk);
        assertThat(listed.has("expiresAt")).isFalse();

        assertNeedsAnother(asked);
        for (ApiClient self : List.of(clerk(), programOf(clerk, "office"))) {
            assertThat(self.post(approval(shop)).code()).isEqualTo("FOUR_EYES_REQUIRED");
        }
        assertThat(standing(shop)).isEqualTo("REGISTERED");

        Answer approved = second().post(approval(shop));
        assertThat(approved.status()).isEqualTo(200);
        assertThat(approved.text("merchantId")).isEqualTo(shop);
        assertThat(standing(shop)).isEqualTo("APPROVED");
        assertThat(statusOf(asked)).isEqualTo("DONE");
        assertThat(second().post(approval(shop)).code())
                .isEqualTo("MERCHANT_NOT_AWAITING_APPROVAL");
    }

    @Test
    void what_somebodys_program_registered_they_do_not_approve() {
        String shop = registeredShop(programOf(clerk, "office"));

        assertThat(clerk().post(approval(shop)).code()).isEqualTo("FOUR_EYES_REQUIRED");
        assertThat(second().post(approval(shop)).status()).isEqualTo(200);
    }

    @Test
    void a_request_is_approved_once_and_answered_the_same_to_who_did() {
        String shop = registeredShop();
        String asked = open(KIND, shop);

        Answer approved = approve(second(), asked);

        assertThat(approved.status()).isEqualTo(200);
        assertThat(approved.text("status")).isEqualTo("DONE");
        assertThat(approved.text("decidedBy")).isEqualTo(second);
        assertThat(approve(second(), asked).json()).isEqualTo(approved.json());
        Answer third = approve(with("office"), asked);
        assertThat(third.code()).isEqualTo("APPROVAL_NOT_PENDING");
        assertThat(reject(second(), asked).code()).isEqualTo("APPROVAL_NOT_PENDING");
        assertThat(standing(shop)).isEqualTo("APPROVED");
    }

    @Test
    void a_shop_that_is_rejected_leaves_the_program() {
        String shop = registeredShop();
        String asked = open(KIND, shop);

        Answer rejected = reject(second(), asked);

        assertThat(rejected.text("status")).isEqualTo("REJECTED");
        assertThat(rejected.text("reason")).isEqualTo("違う");
        assertThat(reject(second(), asked).json()).isEqualTo(rejected.json());
        assertThat(standing(shop)).isEqualTo("WITHDRAWN");
        assertThat(second().post(approval(shop)).code()).isEqualTo("MERCHANT_WITHDRAWN");
        assertThat(approve(with("office"), asked).code()).isEqualTo("APPROVAL_NOT_PENDING");
    }

    @Test
    void who_asked_withdraws_and_a_shop_that_leaves_waits_no_longer() {
        String mistaken = registeredShop();
        String asked = open(KIND, mistaken);
        assertThat(reject(clerk(), asked).text("status")).isEqualTo("WITHDRAWN");
        assertThat(standing(mistaken)).isEqualTo("WITHDRAWN");

        String leaving = registeredShop();
        String pending = open(KIND, leaving);
        clerk().post("/office/v1/merchants/" + leaving + "/withdrawal");
        assertThat(statusOf(pending)).isEqualTo("WITHDRAWN");
        assertThat(approve(second(), pending).code()).isEqualTo("APPROVAL_NOT_PENDING");
    }

    @Test
    void what_a_crash_cut_off_after_the_decision_is_carried_out_and_no_matter_how_often() {
        String shop = registeredShop();
        String asked = open(KIND, shop);
        cutOffAfterDecision(asked);
        assertThat(standing(shop)).isEqualTo("REGISTERED");

        work.settleAll();
        assertThat(standing(shop)).isEqualTo("APPROVED");
        assertThat(statusOf(asked)).isEqualTo("DONE");

        cutOffAfterDecision(asked);
        work.settleAll();
        assertThat(statusOf(asked)).isEqualTo("DONE");
    }

    @Test
    void a_decision_is_carried_out_by_who_decided_when_they_send_it_again() {
        String shop = registeredShop();
        String asked = open(KIND, shop);
        cutOffAfterDecision(asked);

        assertThat(approve(second(), asked).text("status")).isEqualTo("DONE");
        assertThat(standing(shop)).isEqualTo("APPROVED");
    }

    @Test
    void what_cannot_be_done_any_more_has_failed() {
        String shop = registeredShop();
        String asked = open(KIND, shop);
        ledger.send(new WithdrawMerchant(new MerchantId(shop)));

        assertThat(second().post(approval(shop)).code()).isEqualTo("MERCHANT_WITHDRAWN");

        Answer seen = second().get(APPROVALS + asked);
        assertThat(seen.text("status")).isEqualTo("FAILED");
        assertThat(seen.text("failure")).isEqualTo("MERCHANT_WITHDRAWN");
    }

    @Test
    void requests_are_listed_page_by_page_and_what_is_not_there_is_not_found() {
        String first = open(KIND, registeredShop());
        String next = open(KIND, registeredShop());
        String path = APPROVALS.substring(0, APPROVALS.length() - 1);

        Answer page = second().get(path + "?limit=1");
        assertThat(page.json().path("approvals")).hasSize(1);
        Answer older = second().get(path + "?limit=1&after=" + next);
        assertThat(older.json().at("/approvals/0/approvalId").asString()).isEqualTo(first);
        assertThat(second().get(path + "?status=NONSENSE").status()).isEqualTo(400);
        assertThat(second().get(APPROVALS + "approval:unknown").code())
                .isEqualTo("APPROVAL_NOT_FOUND");
        assertThat(approve(second(), "approval:unknown").status()).isEqualTo(404);
        assertThat(reject(second(), "approval:unknown").status()).isEqualTo(404);
        assertThat(
                        second().post(
                                        APPROVALS + first + "/rejection",
                                        "{\"reason\": \"090-1234-5678\"}")
                                .status())
                .isEqualTo(400);
    }

    @Test
    void decisions_are_in_the_trail() {
        String asked = open(KIND, registeredShop());
        approve(second(), asked);

        JsonNode action =
                with("audit")
                        .get("/finance/v1/audit?who=" + second + "&id=" + asked)
                        .json()
                        .at("/actions/0");

        assertThat(action.path("path").asString())
                .isEqualTo("/office/v1/approvals/{approvalId}/approval");
        assertThat(action.path("status").asInt()).isEqualTo(200);
    }

    private String standing(String shop) {
        return second().get("/office/v1/merchants/" + shop).text("standing");
    }

    private static String approval(String shop) {
        return "/office/v1/merchants/" + shop + "/approval";
    }
}

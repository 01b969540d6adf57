package jp.nagaokapay.api.resident;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.report.LotOrigins;
import jp.nagaokapay.ledger.campaign.report.LotOrigins.Origin;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.partner.PartnerId;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.history.WalletHistory;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened to the resident's value, and whose points those were. */
@RestController
@RequestMapping("/api/v1/wallet/history")
class HistoryController {
    private final WalletHistory history;
    private final LotOrigins origins;

    HistoryController(WalletHistory history, LotOrigins origins) {
        this.history = history;
        this.origins = origins;
    }

    @GetMapping
    HistoryBody getWalletHistory(
            Caller caller,
            @RequestParam(required = false) @Min(0) @Nullable Long after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(WalletHistory.PAGE_MAX) int limit) {
        WalletHistory.Page page = history.page(caller.requireWallet(), after, limit);
        Map<LotId, Origin> known =
                origins.of(
                        page.entries().stream()
                                .map(WalletHistory.Entry::lotId)
                                .filter(Objects::nonNull)
                                .toList());
        return new HistoryBody(
                page.entries().stream().map(entry -> HistoryEntry.of(entry, known)).toList(),
                page.next());
    }

    /**
     * A page of the statement, newest first.
     *
     * @param next what to give as {@code after} for the older ones; absent on the last page
     */
    record HistoryBody(List<HistoryEntry> entries, @Nullable Long next) {}

    /**
     * One line of the statement. Amounts are whole yen.
     *
     * @param at when it took its place here, never before the entry below it
     * @param causedAt when what it follows from happened; figures and reports go by it
     * @param amount what it is about; its direction follows from the type
     * @param change what it did to the balance: {@code balanceAfter} is that of the entry below and
     *     this
     * @param lapsed how much of it did not come back, its lot having expired
     * @param campaignName of the campaign, or of the partner's budget, that the points are from
     * @param partnerId whose budget that is
     * @param reference the id of the charge, grant, payment or lot
     * @param balanceAfter what can be spent after it
     */
    record HistoryEntry(
            Instant at,
            Instant causedAt,
            WalletHistory.Type type,
            long amount,
            long change,
            long lapsed,
            @Nullable MerchantId merchantId,
            @Nullable String merchantName,
            @Nullable CampaignId campaignId,
            @Nullable String campaignName,
            @Nullable PartnerId partnerId,
            String reference,
            long balanceAfter) {

        static HistoryEntry of(WalletHistory.Entry entry, Map<LotId, Origin> known) {
            Origin origin = entry.lotId() == null ? null : known.get(entry.lotId());
            return new HistoryEntry(
                    entry.at(),
                    entry.causedAt(),
                    entry.type(),
                    entry.amount().amount(),
                    entry.change(),
                    entry.lapsed().amount(),
                    entry.merchantId(),
                    entry.merchantName(),
                    origin == null ? null : origin.campaignId(),
                    origin == null ? null : origin.campaignName(),
                    origin == null ? null : origin.partnerId(),
                    entry.reference(),
                    entry.balanceAfter().amount());
        }
    }
}

package jp.nagaokapay.api.resident;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import jp.nagaokapay.api.freeze.Freezes;
import jp.nagaokapay.api.freeze.PastFreeze;
import jp.nagaokapay.api.identity.SignIns;
import jp.nagaokapay.api.register.Resident;
import jp.nagaokapay.api.resident.HistoryController.HistoryEntry;
import jp.nagaokapay.api.resident.ResidentAccountController.Account;
import jp.nagaokapay.api.terms.Consents;
import jp.nagaokapay.api.web.WalletBody;
import jp.nagaokapay.ledger.campaign.grant.PointsOnTheirWay;
import jp.nagaokapay.ledger.campaign.report.LotOrigins;
import jp.nagaokapay.ledger.partner.LinkList;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.Wallets;
import jp.nagaokapay.ledger.wallet.history.WalletHistory;
import jp.nagaokapay.web.paper.Spreadsheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what there is of a person: who they are, what they agreed to, where they are signed in,
 * and their wallet with all that ever happened to it. The history is written page by page, so that
 * a long one needs no more memory than a short one. Of messages nothing is kept that says to whom
 * they went.
 */
@Component
class AccountExport {
    private static final List<String> COLUMNS =
            List.of("日時", "種類", "金額", "増減", "失効", "店舗", "キャンペーン", "番号", "残高");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final SignIns signIns;
    private final Freezes freezes;
    private final Consents consents;
    private final Wallets wallets;
    private final PointsOnTheirWay onTheirWay;
    private final LinkList links;
    private final WalletHistory history;
    private final LotOrigins origins;
    private final JsonMapper json;
    private final Clock clock;

    AccountExport(
            SignIns signIns,
            Freezes freezes,
            Consents consents,
            Wallets wallets,
            PointsOnTheirWay onTheirWay,
            LinkList links,
            WalletHistory history,
            LotOrigins origins,
            JsonMapper json,
            Clock clock) {
        this.signIns = signIns;
        this.freezes = freezes;
        this.consents = consents;
        this.wallets = wallets;
        this.onTheirWay = onTheirWay;
        this.links = links;
        this.history = history;
        this.origins = origins;
        this.json = json;
        this.clock = clock;
    }

    /** All but the history. */
    About about(Resident resident) {
        String id = resident.residentId().value();
        WalletId walletId = resident.walletId();
        return new About(
                clock.instant(),
                Account.of(resident, consents.of(id), consents.due(id)),
                resident.lastSeenAt(),
                resident.corporate(),
                signIns.of(id),
                freezes.past(walletId),
                wallets.find(walletId)
                        .map(found -> WalletBody.of(found, onTheirWay.sum(walletId)))
                        .orElse(null),
                links.of(walletId));
    }

    /** As one JSON object, the history in it as the list {@code history}, newest first. */
    void writeJson(About about, OutputStream out) {
        try (JsonGenerator generator = json.createGenerator(out)) {
            generator.writeStartObject();
            Map<?, ?> fields = json.convertValue(about, Map.class);
            fields.forEach((name, value) -> generator.writePOJOProperty(name.toString(), value));
            generator.writeArrayPropertyStart("history");
            eachEntry(about.account().walletId(), generator::writePOJO);
            generator.writeEndArray();
            generator.writeEndObject();
        }
    }

    /** The history alone, newest first. */
    void writeCsv(WalletId walletId, OutputStream out) {
        PrintWriter writer = new PrintWriter(out, false, StandardCharsets.UTF_8);
        writer.print(Spreadsheet.BOM + Spreadsheet.csvLine(COLUMNS));
        eachEntry(walletId, entry -> writer.print(Spreadsheet.csvLine(row(entry))));
        writer.flush();
    }

    private void eachEntry(WalletId walletId, Consumer<HistoryEntry> each) {
        @Nullable Long after = null;
        do {
            WalletHistory.Page page = history.page(walletId, after, WalletHistory.PAGE_MAX);
            entries(page).forEach(each);
            after = page.next();
        } while (after != null);
    }

    private List<HistoryEntry> entries(WalletHistory.Page page) {
        List<LotId> lots =
                page.entries().stream()
                        .map(WalletHistory.Entry::lotId)
                        .filter(Objects::nonNull)
                        .toList();
        var known = origins.of(lots);
        return page.entries().stream().map(entry -> HistoryEntry.of(entry, known)).toList();
    }

    private static List<@Nullable Object> row(HistoryEntry entry) {
        return Arrays.asList(
                TIME.format(entry.at().atZone(BusinessDate.ZONE)),
                entry.type(),
                entry.amount(),
                entry.change(),
                entry.lapsed(),
                entry.merchantName(),
                entry.campaignName(),
                entry.reference(),
                entry.balanceAfter());
    }

    /**
     * @param stops of the wallet, also those that were lifted
     */
    record About(
            Instant exportedAt,
            Account account,
            Instant lastSeenAt,
            boolean corporate,
            List<SignIns.Device> devices,
            List<PastFreeze> stops,
            @Nullable WalletBody wallet,
            List<LinkList.Listed> partnerLinks) {
        @Override
        public String toString() {
            return "About";
        }
    }
}

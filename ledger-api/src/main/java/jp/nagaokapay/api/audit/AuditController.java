package jp.nagaokapay.api.audit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.nagaokapay.api.audit.AuditTrail.Action;
import jp.nagaokapay.api.audit.AuditTrail.Wanted;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.web.paper.FileDownload;
import jp.nagaokapay.web.paper.Spreadsheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The trail, for auditors. Reading it is on record too. */
@RestController
@RequestMapping("/finance/v1")
class AuditController {
    private static final int PAGE_MAX = 1_000;

    /** A spreadsheet's page; older actions follow with {@code after}. */
    private static final int FILE_MAX = 10_000;

    private static final String CSV_PATH = "/finance/v1/audit.csv";

    private final AuditTrail trail;

    AuditController(AuditTrail trail) {
        this.trail = trail;
    }

    @GetMapping("/audit")
    AuditBody searchAuditTrail(
            @RequestParam(required = false) @Size(max = 100) @Nullable String who,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Size(max = 200) @Nullable String path,
            @RequestParam(required = false) @Size(max = 200) @Nullable String id,
            @RequestParam(required = false) @Min(1) @Nullable Long after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(PAGE_MAX) int limit) {
        AuditTrail.Page page = trail.find(new Wanted(who, from, to, path, id, after), limit);
        return new AuditBody(
                page.actions().stream().map(StaffActionBody::of).toList(), page.next());
    }

    @GetMapping(path = "/audit.csv", produces = FileDownload.CSV)
    ResponseEntity<byte[]> getAuditTrailCsv(
            @RequestParam(required = false) @Size(max = 100) @Nullable String who,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Size(max = 200) @Nullable String path,
            @RequestParam(required = false) @Size(max = 200) @Nullable String id,
            @RequestParam(required = false) @Min(1) @Nullable Long after,
            @RequestParam(defaultValue = "10000") @Min(1) @Max(FILE_MAX) int limit) {
        Wanted wanted = new Wanted(who, from, to, path, id, after);
        AuditTrail.Page page = trail.find(wanted, limit);
        ResponseEntity<byte[]> file = FileDownload.csv("audit.csv", sheet(page.actions()));
        return page.next() == null
                ? file
                : ResponseEntity.status(file.getStatusCode())
                        .headers(file.getHeaders())
                        .header(HttpHeaders.LINK, link(wanted.after(page.next()), limit))
                        .body(file.getBody());
    }

    /** Where the rest of a table is (RFC 8288). */
    private static String link(Wanted wanted, int limit) {
        UriComponentsBuilder next = UriComponentsBuilder.fromPath(CSV_PATH);
        wanted.parameters().forEach((name, value) -> next.queryParam(name, "{" + name + "}"));
        String uri =
                next.queryParam("limit", limit)
                        .encode()
                        .buildAndExpand(wanted.parameters())
                        .toUriString();
        return "<" + uri + ">; rel=\"next\"";
    }

    private static Spreadsheet sheet(List<Action> actions) {
        return new Spreadsheet(
                "監査証跡",
                List.of("番号", "日時", "実行者", "プログラム", "操作", "対象", "識別子", "終了日時", "結果", "コード"),
                actions.stream()
                        .map(action ->
                                Arrays.<@Nullable Object>asList(
                                        action.actionId(),
                                        japan(action.at()),
                                        action.who(),
                                        action.program(),
                                        action.method(),
                                        action.path(),
                                        new TreeMap<>(action.ids())
                                                .entrySet().stream()
                                                        .map(id ->
                                                                id.getKey() + '=' + id.getValue())
                                                        .reduce((a, b) -> a + ' ' + b)
                                                        .orElse(""),
                                        japan(action.endedAt()),
                                        action.status(),
                                        action.code()))
                        .toList());
    }

    private static @Nullable OffsetDateTime japan(@Nullable Instant instant) {
        return instant == null ? null : instant.atZone(BusinessDate.ZONE).toOffsetDateTime();
    }

    /**
     * @param next what to give as {@code after} for older actions; absent on the last page
     */
    record AuditBody(List<StaffActionBody> actions, @Nullable Long next) {}

    /**
     * @param who the person, or a program for which nobody answers; opaque
     * @param path the pattern of the path
     * @param ids what stood in the path, and what was made or meant
     * @param status absent when the action was cut off, or is running
     */
    record StaffActionBody(
            long actionId,
            Instant at,
            String who,
            String program,
            String method,
            String path,
            Map<String, String> ids,
            @Nullable Instant endedAt,
            @Nullable Integer status,
            @Nullable String code) {

        static StaffActionBody of(Action action) {
            return new StaffActionBody(
                    action.actionId(),
                    action.at(),
                    action.who(),
                    action.program(),
                    action.method(),
                    action.path(),
                    action.ids(),
                    action.endedAt(),
                    action.status(),
                    action.code());
        }
    }
}

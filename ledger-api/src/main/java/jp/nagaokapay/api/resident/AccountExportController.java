package jp.nagaokapay.api.resident;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.register.Resident;
import jp.nagaokapay.api.register.Residents;
import jp.nagaokapay.api.resident.AccountExport.About;
import jp.nagaokapay.web.paper.FileDownload;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** People take their own data along. */
@RestController
@RequestMapping("/api/v1/account/export")
class AccountExportController {
    private static final MediaType CSV = new MediaType("text", "csv");

    private final Residents residents;
    private final AccountExport export;

    AccountExportController(Residents residents, AccountExport export) {
        this.residents = residents;
        this.export = export;
    }

    /** Written as it is read. What could be refused is looked at before the first byte. */
    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, FileDownload.CSV})
    void exportAccount(Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Resident resident = residents.requireHolderOf(caller.requireWallet());
        About about = export.about(resident);
        boolean isCsv = wantsCsv(request);
        response.setContentType(isCsv ? FileDownload.CSV : MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(isCsv ? "history.csv" : "account.json")
                        .build()
                        .toString());
        if (isCsv) {
            export.writeCsv(resident.walletId(), response.getOutputStream());
        } else {
            export.writeJson(about, response.getOutputStream());
        }
    }

    /** Only who says so. */
    private static boolean wantsCsv(HttpServletRequest request) {
        List<MediaType> accepted = MediaType.parseMediaTypes(request.getHeader(HttpHeaders.ACCEPT));
        return accepted.stream().anyMatch(CSV::equalsTypeAndSubtype);
    }
}

package jp.nagaokapay.web.paper;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers that are files. */
public final class FileDownload {
    public static final String CSV = "text/csv;charset=UTF-8";
    public static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private FileDownload() {}

    public static ResponseEntity<byte[]> csv(String fileName, Spreadsheet sheet) {
        return file(fileName, CSV, sheet.csv().getBytes(StandardCharsets.UTF_8));
    }

    public static ResponseEntity<byte[]> file(String fileName, String mediaType, byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(mediaType))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(fileName).build().toString())
                .body(content);
    }
}

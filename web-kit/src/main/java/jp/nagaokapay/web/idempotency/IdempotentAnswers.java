package jp.nagaokapay.web.idempotency;

import jp.nagaokapay.web.header.ApiHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Answers to requests under an Idempotency-Key. */
public final class IdempotentAnswers {
    private IdempotentAnswers() {}

    /** An answer, marked when it is the kept one to an earlier request. */
    public static <T> ResponseEntity<T> of(HttpStatus status, T body, boolean replayed) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
        if (replayed) {
            answer.header(ApiHeaders.IDEMPOTENCY_REPLAYED, "true");
        }
        return answer.body(body);
    }

    public static <T> ResponseEntity<T> created(T body, boolean replayed) {
        return of(HttpStatus.CREATED, body, replayed);
    }

    public static <T> ResponseEntity<T> ok(T body, boolean replayed) {
        return of(HttpStatus.OK, body, replayed);
    }
}

package jp.nagaokapay.web.input;

import jakarta.servlet.http.HttpServletRequest;
import java.util.OptionalLong;
import jp.nagaokapay.web.header.ApiHeaders;
import jp.nagaokapay.web.problem.ProblemException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

/** The position of the log that a read is to show at least. */
public final class AskedPosition {
    /** As many digits as every {@code long} has room for. */
    private static final int DIGITS_MAX = 18;

    private AskedPosition() {}

    /** Empty when the caller names none, and for what is no read. */
    public static OptionalLong of(HttpServletRequest request) {
        String asked = request.getHeader(ApiHeaders.LEDGER_POSITION);
        if (asked == null || !isRead(request.getMethod())) {
            return OptionalLong.empty();
        }
        if (asked.isEmpty()
                || asked.length() > DIGITS_MAX
                || !asked.chars().allMatch(each -> each >= '0' && each <= '9')) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "MALFORMED_REQUEST");
        }
        return OptionalLong.of(Long.parseLong(asked));
    }

    public static boolean isRead(String method) {
        return HttpMethod.GET.matches(method) || HttpMethod.HEAD.matches(method);
    }
}

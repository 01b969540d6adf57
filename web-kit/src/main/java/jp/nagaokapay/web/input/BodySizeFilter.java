package jp.nagaokapay.web.input;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import jp.nagaokapay.web.problem.ProblemException;
import jp.nagaokapay.web.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies larger than any request of our interfaces. Runs behind security. */
@Component
public class BodySizeFilter extends OncePerRequestFilter {
    static final int BODY_BYTES_MAX = 256 * 1024;

    /** Files of thousands of lines. */
    static final int CSV_BYTES_MAX = 1024 * 1024;

    private final Problems problems;

    BodySizeFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int most = most(request.getContentType());
        if (request.getContentLengthLong() > most) {
            problems.write(request, response, tooLarge(most));
            return;
        }
        chain.doFilter(new Limited(request, most), response);
    }

    private static int most(@Nullable String contentType) {
        return contentType != null && contentType.startsWith("text/csv")
                ? CSV_BYTES_MAX
                : BODY_BYTES_MAX;
    }

    private static ProblemException tooLarge(int most) {
        return ProblemException.of(HttpStatus.CONTENT_TOO_LARGE, "BODY_TOO_LARGE")
                .with(Map.of("most", most));
    }

    private static final class Limited extends HttpServletRequestWrapper {
        private final int most;

        Limited(HttpServletRequest request, int most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedStream(super.getInputStream(), most);
        }
    }

    /** Counts what a chunked body, which does not say its length, really brings. */
    private static final class LimitedStream extends ServletInputStream {
        private final ServletInputStream stream;
        private final int most;
        private long count;

        LimitedStream(ServletInputStream stream, int most) {
            this.stream = stream;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int read = stream.read();
            if (read >= 0) {
                count(1);
            }
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = stream.read(into, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) {
            count += read;
            if (count > most) {
                throw tooLarge(most);
            }
        }

        @Override
        public boolean isFinished() {
            return stream.isFinished();
        }

        @Override
        public boolean isReady() {
            return stream.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            stream.setReadListener(listener);
        }
    }
}

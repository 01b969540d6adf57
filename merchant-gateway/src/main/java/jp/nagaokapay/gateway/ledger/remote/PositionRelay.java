package jp.nagaokapay.gateway.ledger.remote;

import java.io.IOException;
import jp.nagaokapay.web.header.ApiHeaders;
import jp.nagaokapay.web.input.AskedPosition;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The log is the ledger's: the position that a caller asks for is asked of it, and the one that it
 * has reached is told to the caller.
 */
final class PositionRelay implements ClientHttpRequestInterceptor {
    @Override
    public ClientHttpResponse intercept(
            HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        if (!(RequestContextHolder.getRequestAttributes()
                instanceof ServletRequestAttributes caller)) {
            return execution.execute(request, body);
        }
        AskedPosition.of(caller.getRequest())
                .ifPresent(asked ->
                        request.getHeaders().set(ApiHeaders.LEDGER_POSITION, Long.toString(asked)));
        ClientHttpResponse answer = execution.execute(request, body);
        String reached = answer.getHeaders().getFirst(ApiHeaders.LEDGER_POSITION);
        if (reached != null
                && caller.getResponse() != null
                && !AskedPosition.isRead(caller.getRequest().getMethod())) {
            caller.getResponse().setHeader(ApiHeaders.LEDGER_POSITION, reached);
        }
        return answer;
    }
}

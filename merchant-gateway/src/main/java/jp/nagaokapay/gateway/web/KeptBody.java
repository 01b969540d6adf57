package jp.nagaokapay.gateway.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Keeps a body while it is read, so that one that cannot be read can be looked at again for
 * everything that is wrong with it.
 */
@ControllerAdvice
class KeptBody extends RequestBodyAdviceAdapter {
    private static final String ATTRIBUTE = KeptBody.class.getName();

    /** A body and the record it should have been. */
    record Kept(ByteBuffer json, Class<?> type) {}

    static @Nullable Kept of(RequestAttributes request) {
        return (Kept) request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
    }

    @Override
    public boolean supports(
            MethodParameter parameter,
            Type targetType,
            Class<? extends HttpMessageConverter<?>> converter) {
        return targetType instanceof Class<?> type && type.isRecord();
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type targetType,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        byte[] body = message.getBody().readAllBytes();
        RequestContextHolder.currentRequestAttributes()
                .setAttribute(
                        ATTRIBUTE,
                        new Kept(ByteBuffer.wrap(body), (Class<?>) targetType),
                        RequestAttributes.SCOPE_REQUEST);
        return new Again(message.getHeaders(), new ByteArrayInputStream(body));
    }

    private record Again(HttpHeaders headers, InputStream body) implements HttpInputMessage {
        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return body;
        }
    }
}

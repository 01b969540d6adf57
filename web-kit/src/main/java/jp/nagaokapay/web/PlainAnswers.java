package jp.nagaokapay.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.HandlerMethodReturnValueHandlerComposite;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the answer to a command as JSON when nobody asks for another form: into the response's
 * buffer, so that it leaves in one piece and the server knows its length. What is not that plain
 * goes the framework's way, which weighs every converter against every accepted type. The length is
 * not said here: when so much was written the answer would be under way, and interceptors could not
 * set their headers any more. Advice on bodies is not asked.
 */
@Component
class PlainAnswers implements HandlerMethodReturnValueHandler {
    /** Well below the response's buffer, so that the answer is not under way yet. */
    private static final int BYTES_MAX = 4_096;

    private final JsonMapper json;
    private final HandlerMethodReturnValueHandlerComposite usual =
            new HandlerMethodReturnValueHandlerComposite();

    PlainAnswers(RequestMappingHandlerAdapter adapter, JsonMapper json) {
        this.json = json;
        List<HandlerMethodReturnValueHandler> handlers =
                Objects.requireNonNull(adapter.getReturnValueHandlers());
        usual.addHandlers(handlers);
        List<HandlerMethodReturnValueHandler> all = new ArrayList<>(List.of(this));
        all.addAll(handlers);
        adapter.setReturnValueHandlers(all);
    }

    @Override
    public boolean supportsReturnType(MethodParameter returned) {
        Class<?> type = returned.getParameterType();
        return type == ResponseEntity.class
                || (type.isRecord()
                        && AnnotatedElementUtils.hasAnnotation(
                                returned.getContainingClass(), ResponseBody.class));
    }

    @Override
    public void handleReturnValue(
            @Nullable Object returned,
            MethodParameter type,
            ModelAndViewContainer container,
            NativeWebRequest exchange)
            throws Exception {
        Object body = returned instanceof ResponseEntity<?> entity ? entity.getBody() : returned;
        byte[] content =
                body instanceof Record && isPlain(exchange) ? json.writeValueAsBytes(body) : null;
        if (content == null || content.length > BYTES_MAX) {
            usual.handleReturnValue(returned, type, container, exchange);
            return;
        }
        container.setRequestHandled(true);
        HttpServletResponse response =
                Objects.requireNonNull(exchange.getNativeResponse(HttpServletResponse.class));
        if (returned instanceof ResponseEntity<?> entity) {
            response.setStatus(entity.getStatusCode().value());
            entity.getHeaders()
                    .forEach((name, values) ->
                            values.forEach(value -> response.addHeader(name, value)));
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(content);
    }

    private static boolean isPlain(NativeWebRequest exchange) {
        HttpServletRequest request =
                Objects.requireNonNull(exchange.getNativeRequest(HttpServletRequest.class));
        return HttpMethod.POST.matches(request.getMethod())
                && acceptsJson(request.getHeaders(HttpHeaders.ACCEPT))
                && request.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE) == null;
    }

    private static boolean acceptsJson(Enumeration<String> accepted) {
        return Collections.list(accepted).stream()
                .allMatch(type ->
                        type.equals(MediaType.APPLICATION_JSON_VALUE)
                                || type.equals(MediaType.ALL_VALUE));
    }
}

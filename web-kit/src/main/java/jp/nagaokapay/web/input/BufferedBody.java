package jp.nagaokapay.web.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Keeps a body while it is read, so that one that cannot be read can be looked at again for
 * everything that is wrong with it.
 */
@ControllerAdvice
public class BufferedBody extends RequestBodyAdviceAdapter {
    private static final String ATTRIBUTE = BufferedBody.class.getName();
    private static final Logger LOG = LoggerFactory.getLogger(BufferedBody.class);
    private static final JsonFactory TOKENS = new JsonFactory();

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
        requireFineTexts(body, (Class<?>) targetType, message);
        return new Again(message.getHeaders(), new ByteArrayInputStream(body));
    }

    /** Here and not in a deserializer of texts: ids and keys of maps are read by others. */
    private static void requireFineTexts(byte[] body, Class<?> type, HttpInputMessage message) {
        try (JsonParser parser = TOKENS.createParser(ObjectReadContext.empty(), body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (!isFine(token, parser, type)) {
                    throw new HttpMessageNotReadableException(
                            "a bad text", new BadText(parser), message);
                }
            }
        } catch (JacksonException e) {
            LOG.debug("Unreadable; the message converter reports what is wrong with it", e);
        }
    }

    /** Only few texts are not fine as one line, so the type is seldom looked at. */
    private static boolean isFine(JsonToken token, JsonParser parser, Class<?> type) {
        return switch (token) {
            case PROPERTY_NAME -> TextCharacters.areFine(parser.getString());
            case VALUE_STRING ->
                    TextForm.LINE.fault(parser.getString()) == null
                            || form(parser, type).fault(parser.getString()) == null;
            default -> true;
        };
    }

    /** Texts deeper than the body's own fields are lines. */
    private static TextForm form(JsonParser parser, Class<?> type) {
        TokenStreamContext within = parser.streamReadContext();
        return within.inObject() && within.getParent().inRoot()
                ? TextCharacters.formOf(type, within.currentName())
                : TextForm.LINE;
    }

    /** The reader's complaint, without the text. */
    private static final class BadText extends JacksonException {
        @Serial private static final long serialVersionUID = 1L;

        BadText(JsonParser parser) {
            super(parser, "a bad text");
        }
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

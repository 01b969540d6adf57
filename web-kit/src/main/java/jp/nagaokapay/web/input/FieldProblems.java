package jp.nagaokapay.web.input;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jp.nagaokapay.web.problem.ProblemException.FieldProblem;
import jp.nagaokapay.web.problem.ProblemMessages;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.PropertyBindingException;

/** Finds every wrong field in the many shapes in which Spring, validation and Jackson tell. */
final class FieldProblems {
    static final Comparator<FieldProblem> BY_NAME = Comparator.comparing(FieldProblem::field);

    private FieldProblems() {}

    /** The wrong fields, in the order of their names; empty when no field is to blame. */
    static List<FieldProblem> of(Exception failure) {
        Stream<FieldProblem> fields =
                switch (failure) {
                    case MethodArgumentNotValidException e ->
                            e.getBindingResult().getAllErrors().stream().map(FieldProblems::of);
                    case HandlerMethodValidationException e ->
                            e.getParameterValidationResults().stream().flatMap(FieldProblems::of);
                    case ConstraintViolationException e ->
                            e.getConstraintViolations().stream().map(FieldProblems::of);
                    case MissingServletRequestParameterException e ->
                            Stream.of(field(e.getParameterName(), "NOT_NULL"));
                    case MethodArgumentTypeMismatchException e ->
                            Stream.of(field(e.getName(), "WRONG_TYPE"));
                    case TypeMismatchException e ->
                            Stream.of(field(orEmpty(e.getPropertyName()), "WRONG_TYPE"));
                    case MissingRequestValueException _ -> Stream.empty();
                    case HttpMessageNotReadableException e -> of(e.getCause());
                    default -> Stream.empty();
                };
        return fields.sorted(BY_NAME).toList();
    }

    private static Stream<FieldProblem> of(@Nullable Throwable unreadable) {
        return switch (unreadable) {
            case JacksonException e when isOfAField(e) -> Stream.of(of(e, ""));
            case null, default -> Stream.empty();
        };
    }

    /** Whether one field is to blame, rather than the whole text that nobody could read. */
    static boolean isOfAField(JacksonException e) {
        boolean isUnreadable =
                e instanceof StreamConstraintsException
                        || (e instanceof StreamReadException
                                && !(e instanceof InputCoercionException));
        return !isUnreadable && !e.getPath().isEmpty();
    }

    /** What Jackson blames, below the field {@code within}. */
    static FieldProblem of(JacksonException e, String within) {
        String path = (within + path(e)).replaceFirst("^\\.", "");
        return field(path, e instanceof PropertyBindingException ? "UNKNOWN_FIELD" : "WRONG_TYPE");
    }

    static FieldProblem of(ConstraintViolation<?> violation) {
        return new FieldProblem(
                leaf(violation.getPropertyPath()),
                violation.getMessage(),
                code(
                        violation
                                .getConstraintDescriptor()
                                .getAnnotation()
                                .annotationType()
                                .getSimpleName()));
    }

    private static FieldProblem of(MessageSourceResolvable error) {
        String name = error instanceof FieldError field ? field.getField() : "";
        return new FieldProblem(name, orEmpty(error.getDefaultMessage()), constraint(error));
    }

    private static Stream<FieldProblem> of(ParameterValidationResult result) {
        if (result instanceof ParameterErrors errors) {
            return errors.getAllErrors().stream().map(FieldProblems::of);
        }
        String name = orEmpty(result.getMethodParameter().getParameterName());
        return result.getResolvableErrors().stream()
                .map(error ->
                        new FieldProblem(
                                name, orEmpty(error.getDefaultMessage()), constraint(error)));
    }

    /** The last of Spring's codes is the plain name of the constraint. */
    private static String constraint(MessageSourceResolvable error) {
        String[] codes = error.getCodes();
        return codes == null || codes.length == 0 ? "INVALID" : code(codes[codes.length - 1]);
    }

    static FieldProblem field(String name, String code) {
        return field(name, code, LocaleContextHolder.getLocale());
    }

    static FieldProblem field(String name, String code, Locale locale) {
        return new FieldProblem(name, ProblemMessages.of("field." + code, locale), code);
    }

    private static String code(String constraint) {
        return constraint.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    private static String leaf(Path path) {
        return StreamSupport.stream(path.spliterator(), false)
                .reduce((first, second) -> second)
                .map(node -> orEmpty(node.getName()))
                .orElse("");
    }

    private static String path(JacksonException e) {
        return e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null
                                ? "[" + step.getIndex() + "]"
                                : "." + step.getPropertyName())
                .collect(Collectors.joining());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}

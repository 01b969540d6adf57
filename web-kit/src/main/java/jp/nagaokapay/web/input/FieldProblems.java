package jp.nagaokapay.web.input;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jp.nagaokapay.web.problem.ProblemException.FieldProblem;
import jp.nagaokapay.web.problem.ProblemMessages;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
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
                            Stream.of(unread(e.getName(), e.getRequiredType()));
                    case TypeMismatchException e ->
                            Stream.of(unread(orEmpty(e.getPropertyName()), e.getRequiredType()));
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
        return e instanceof PropertyBindingException
                ? field(path, "UNKNOWN_FIELD")
                : ExpectedForm.problem(path, e, LocaleContextHolder.getLocale());
    }

    static FieldProblem of(ConstraintViolation<?> violation) {
        return of(leaf(violation.getPropertyPath()), violation);
    }

    private static FieldProblem of(ObjectError error) {
        String name = error instanceof FieldError field ? field.getField() : "";
        return of(name, error.unwrap(ConstraintViolation.class));
    }

    private static Stream<FieldProblem> of(ParameterValidationResult result) {
        if (result instanceof ParameterErrors errors) {
            return errors.getAllErrors().stream().map(FieldProblems::of);
        }
        String name = orEmpty(result.getMethodParameter().getParameterName());
        return result.getResolvableErrors().stream()
                .map(error -> of(name, result.unwrap(error, ConstraintViolation.class)));
    }

    /** A validator of ours with more than one sentence names the one that it means. */
    private static FieldProblem of(String name, ConstraintViolation<?> violation) {
        ConstraintDescriptor<?> descriptor = violation.getConstraintDescriptor();
        Annotation constraint = descriptor.getAnnotation();
        String code = code(constraint.annotationType());
        String sentence = violation.getMessageTemplate();
        Locale language = LocaleContextHolder.getLocale();
        return sentence.equals(descriptor.getMessageTemplate())
                ? FieldProblem.of(name, code, bounds(constraint), language)
                : new FieldProblem(
                        name, ProblemMessages.of("field." + code + '.' + sentence, language), code);
    }

    /** The numbers of a constraint, for its sentence and for programs. */
    static Map<String, Long> bounds(Annotation constraint) {
        return switch (constraint) {
            case Min bound -> Map.of("least", bound.value());
            case Max bound -> Map.of("most", bound.value());
            case Size size -> Map.of("least", (long) size.min(), "most", (long) size.max());
            default -> Map.of();
        };
    }

    /** A constraint's code: its name in the way in which codes are written. */
    static String code(Class<? extends Annotation> constraint) {
        return constraint
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toUpperCase(Locale.ROOT);
    }

    private static FieldProblem unread(String name, @Nullable Class<?> as) {
        return ExpectedForm.problem(name, as, LocaleContextHolder.getLocale());
    }

    static FieldProblem field(String name, String code) {
        return FieldProblem.of(name, code, LocaleContextHolder.getLocale());
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

package jp.nagaokapay.web.input;

import java.lang.invoke.MethodType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.nagaokapay.web.problem.ProblemException.FieldProblem;
import jp.nagaokapay.web.problem.ProblemMessages;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says in which form a value of the wrong type should have come. */
enum ExpectedForm {
    NUMBER,
    SMALLER_NUMBER,
    AMOUNT,
    TRUE_OR_FALSE,
    TEXT,
    DATE,
    TIME,
    TIME_OF_DAY,
    MONTH,
    LIST,
    CHOICE,
    KIND,
    ID,
    OTHER;

    private static final String CODE = "WRONG_TYPE";
    private static final Map<Class<?>, ExpectedForm> BY_TYPE =
            Map.of(
                    Long.class, NUMBER,
                    Integer.class, NUMBER,
                    Boolean.class, TRUE_OR_FALSE,
                    String.class, TEXT,
                    LocalDate.class, DATE,
                    Instant.class, TIME,
                    LocalTime.class, TIME_OF_DAY,
                    YearMonth.class, MONTH);

    /** The problem of a value that could not be read as {@code type}. */
    static FieldProblem problem(String field, @Nullable Class<?> type, Locale language) {
        return of(type).problem(field, choices(type), language);
    }

    /** The problem of what Jackson could not read. */
    static FieldProblem problem(String field, JacksonException unread, Locale language) {
        return switch (unread) {
            case InputCoercionException _ -> SMALLER_NUMBER.problem(field, List.of(), language);
            case InvalidTypeIdException _ -> KIND.problem(field, List.of(), language);
            case MismatchedInputException e -> problem(field, e.getTargetType(), language);
            case ValueInstantiationException e ->
                    problem(field, e.getType().getRawClass(), language);
            default -> OTHER.problem(field, List.of(), language);
        };
    }

    private FieldProblem problem(String field, List<String> choices, Locale language) {
        return new FieldProblem(
                field,
                ProblemMessages.of(
                        "field." + CODE + '.' + this, language, Map.of("choices", choices)),
                CODE);
    }

    private static ExpectedForm of(@Nullable Class<?> type) {
        if (type == null) {
            return OTHER;
        }
        if (type.isEnum()) {
            return CHOICE;
        }
        if (type.isRecord() && type.getRecordComponents().length == 1) {
            return of(type.getRecordComponents()[0].getType()) == NUMBER ? AMOUNT : ID;
        }
        if (Collection.class.isAssignableFrom(type)) {
            return LIST;
        }
        return BY_TYPE.getOrDefault(MethodType.methodType(type).wrap().returnType(), OTHER);
    }

    private static List<String> choices(@Nullable Class<?> type) {
        return type == null || !type.isEnum()
                ? List.of()
                : Arrays.stream(type.getEnumConstants())
                        .map(choice -> ((Enum<?>) choice).name())
                        .toList();
    }
}

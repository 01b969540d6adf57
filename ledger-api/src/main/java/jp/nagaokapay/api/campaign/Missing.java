package jp.nagaokapay.api.campaign;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.web.problem.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Finds what was left out inside of rules: JSON makes null of it, and a component that is not
 * marked {@code @Nullable} must never be null.
 */
final class Missing {
    private Missing() {}

    /** A value that is not given at all is not looked into. */
    static Stream<FieldProblem> in(String path, @Nullable Object value) {
        return switch (value) {
            case null -> Stream.empty();
            case List<?> list ->
                    IntStream.range(0, list.size())
                            .boxed()
                            .flatMap(i -> in(path + "[" + i + "]", list.get(i)));
            case Record one when ofTheRules(one) ->
                    Arrays.stream(one.getClass().getRecordComponents())
                            .flatMap(part -> part(path + "." + part.getName(), part, one));
            default -> Stream.empty();
        };
    }

    /** Ids and amounts are checked where they are read. */
    private static boolean ofTheRules(Record one) {
        return one.getClass().getPackageName().equals(CampaignRules.class.getPackageName());
    }

    private static Stream<FieldProblem> part(String path, RecordComponent part, Record of) {
        Object value = value(part, of);
        boolean optional = part.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return value == null && !optional ? Stream.of(problem(path)) : in(path, value);
    }

    private static @Nullable Object value(RecordComponent part, Record of) {
        try {
            return part.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(part + " cannot be read", e);
        }
    }

    private static FieldProblem problem(String path) {
        return FieldProblem.of(path, "NOT_NULL", LocaleContextHolder.getLocale());
    }
}

package jp.nagaokapay.ledger.log;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.merchant.MerchantId;

/** One instance of any record that is stored, the same on every run, every component filled. */
public final class Samples {
    private static final Instant FIRST = Instant.parse("2023-04-01T03:04:05.678Z");
    private static final Map<Class<?>, Object> PLAIN =
            Map.ofEntries(
                    Map.entry(String.class, "text"),
                    Map.entry(Trigger.class, Trigger.PAYMENT), // every reward goes with it
                    Map.entry(int.class, 3),
                    Map.entry(Integer.class, 3),
                    Map.entry(long.class, 1_200L),
                    Map.entry(Long.class, 1_200L),
                    Map.entry(boolean.class, true),
                    Map.entry(Boolean.class, true),
                    Map.entry(Duration.class, Duration.ofMinutes(30)),
                    Map.entry(Instant.class, FIRST),
                    Map.entry(LocalDate.class, LocalDate.of(2023, 10, 1)));

    private static final Set<String> OTHER_ENDS = Set.of("to", "from");

    private Samples() {}

    public static Object of(Type type) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType parameterized) {
            if (parameterized.getRawType() == List.class) {
                return List.of(of(parameterized.getActualTypeArguments()[0]));
            }
            if (parameterized.getRawType() == Map.class) {
                Type[] of = parameterized.getActualTypeArguments();
                return Map.of(of(of[0]), of(of[1]));
            }
            throw new IllegalArgumentException("no sample of " + type);
        }
        Class<?> wanted = (Class<?>) type;
        Object plain = PLAIN.get(wanted);
        if (plain != null) {
            return plain;
        }
        if (wanted.isEnum()) {
            return wanted.getEnumConstants()[0];
        }
        if (wanted.isSealed()) {
            return of(wanted.getPermittedSubclasses()[0]);
        }
        if (wanted.isRecord()) {
            return record(wanted);
        }
        throw new IllegalArgumentException("no sample of " + type);
    }

    private static Object record(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = component(components[i], i);
        }
        if (components.length == 1 && components[0].getType() == String.class) {
            values[0] = idType(type) + ":sample";
        }
        Class<?>[] parameters =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<?> constructor = type.getDeclaredConstructor(parameters);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    private static Object component(RecordComponent component, int place)
            throws ReflectiveOperationException {
        if (component.getType() == Instant.class) {
            return FIRST.plusSeconds(place); // a period must end after it begins
        }
        return OTHER_ENDS.contains(component.getName()) && component.getType() == MerchantId.class
                ? new MerchantId("merchant:other") // nobody pays themselves
                : of(component.getGenericType());
    }

    private static String idType(Class<?> id) throws ReflectiveOperationException {
        Field field = id.getDeclaredField("TYPE");
        field.setAccessible(true);
        return (String) field.get(null);
    }
}

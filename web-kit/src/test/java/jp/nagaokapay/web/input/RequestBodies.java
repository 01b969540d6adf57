package jp.nagaokapay.web.input;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import org.springframework.web.bind.annotation.RequestBody;

/** That no text comes in unseen: rules for each module with an HTTP interface. */
public final class RequestBodies {
    /** Only the texts of records are looked at while a body is read; bytes are a file. */
    public static final ArchRule ARE_RECORDS =
            methods()
                    .should(
                            new ArchCondition<JavaMethod>("take a record or bytes as the body") {
                                @Override
                                public void check(JavaMethod method, ConditionEvents events) {
                                    method.getParameters().stream()
                                            .filter(RequestBodies::isBody)
                                            .filter(body -> !isRecordOrBytes(body.getRawType()))
                                            .forEach(body -> violated(method, events));
                                }
                            });

    /** Below a body's own fields no form is looked for. */
    public static final ArchRule ALONE_SAY_HOW_TEXTS_ARE_WRITTEN =
            classes()
                    .that()
                    .areRecords()
                    .should(
                            new ArchCondition<JavaClass>("be a body when a text has a form") {
                                @Override
                                public void check(JavaClass type, ConditionEvents events) {
                                    if (hasForms(type) && !isBody(type)) {
                                        violated(type, events);
                                    }
                                }
                            });

    private RequestBodies() {}

    private static boolean isBody(JavaParameter parameter) {
        return parameter.isAnnotatedWith(RequestBody.class);
    }

    private static boolean isRecordOrBytes(JavaClass type) {
        return type.isRecord() || type.isEquivalentTo(byte[].class);
    }

    private static boolean hasForms(JavaClass type) {
        return Arrays.stream(type.reflect().getRecordComponents())
                .anyMatch(field -> field.isAnnotationPresent(WrittenAs.class));
    }

    private static boolean isBody(JavaClass type) {
        return type.getMethodsWithParameterTypeOfSelf().stream()
                .flatMap(method -> method.getParameters().stream())
                .anyMatch(parameter -> isBody(parameter) && parameter.getRawType().equals(type));
    }

    private static void violated(Object where, ConditionEvents events) {
        events.add(SimpleConditionEvent.violated(where, where.toString()));
    }
}

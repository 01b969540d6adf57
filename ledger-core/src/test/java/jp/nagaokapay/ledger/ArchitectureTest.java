package jp.nagaokapay.ledger;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.config.ProcessingGroup;

/** What may know what. */
@AnalyzeClasses(
        packages = "jp.nagaokapay.ledger",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "jp.nagaokapay.ledger";
    private static final String LEDGER = ROOT + ".";

    /** Lowest first: whatever stands in a line may use its own line and those above it. */
    private static final List<List<String>> TIERS =
            List.of(
                    List.of("shared"),
                    List.of("installation"),
                    List.of("log"),
                    List.of("wallet", "merchant", "partner", "bank", "zengin"),
                    List.of("request", "card"),
                    List.of("campaign", "settlement"),
                    List.of("journal", "kpi", "reconciliation"),
                    List.of("proof", "statutory"),
                    List.of("")); // the assembly

    @ArchTest
    static final ArchRule instants_go_into_sql_by_sql_time_alone =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("jp.nagaokapay.ledger.shared.sql..")
                    .should()
                    .callMethod(Instant.class, "atOffset", ZoneOffset.class)
                    .orShould()
                    .callMethod(Timestamp.class, "from", Instant.class);

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("jp.nagaokapay.ledger.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule imports_run_downwards_only =
            classes().should(useNoHigherTierThanTheirOwn());

    @ArchTest
    static final ArchRule money_and_the_bank_file_know_no_framework =
            noClasses()
                    .that()
                    .resideInAnyPackage(LEDGER + "shared.money..", LEDGER + "zengin..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.axonframework..", "org.springframework..");

    @ArchTest
    static final ArchRule the_bank_file_knows_nothing_of_the_ledger_but_what_all_share =
            noClasses()
                    .that()
                    .resideInAPackage(LEDGER + "zengin..")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage(ROOT + "..")
                                    .and(
                                            resideOutsideOfPackages(
                                                    LEDGER + "zengin..", LEDGER + "shared..")));

    @ArchTest
    static final ArchRule the_ledger_has_no_web =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.springframework.web..",
                            "jakarta.servlet..",
                            "jp.nagaokapay.api..",
                            "jp.nagaokapay.gateway..");

    @ArchTest
    static final ArchRule aggregates_keep_to_themselves =
            classes().that().resideInAPackage("..aggregate..").should(notBePublic());

    @ArchTest
    static final ArchRule the_time_is_told_by_the_ledgers_clock =
            noClasses()
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(LocalDate.class, "now")
                    .orShould()
                    .callMethod(Clock.class, "systemUTC")
                    .orShould()
                    .callMethod(Clock.class, "systemDefaultZone");

    /** A rebuild empties and refills whatever does not bear a policy's name. */
    @ArchTest
    static final ArchRule policies_and_nothing_else_bear_a_policys_name =
            classes()
                    .that()
                    .areAnnotatedWith(ProcessingGroup.class)
                    .should(bearAPolicysNameExactlyWhenTheyAreOne());

    private static ArchCondition<JavaClass> bearAPolicysNameExactlyWhenTheyAreOne() {
        return new ArchCondition<>("bear a policy's name exactly when they are one") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String name = type.getAnnotationOfType(ProcessingGroup.class).value();
                boolean isPolicy = type.getSimpleName().startsWith("When");
                events.add(
                        new SimpleConditionEvent(
                                type,
                                isPolicy == name.startsWith("policy-"),
                                type.getName() + " is processed by " + name));
            }
        };
    }

    private static ArchCondition<JavaClass> useNoHigherTierThanTheirOwn() {
        return new ArchCondition<>("use no higher tier than their own") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(uses -> uses.getTargetClass().getPackageName().startsWith(ROOT))
                        .filter(uses -> tier(uses.getTargetClass()) > tier(type))
                        .forEach(uses ->
                                events.add(
                                        SimpleConditionEvent.violated(
                                                type, uses.getDescription())));
            }
        };
    }

    /** A package that stands in no line is a mistake of its own. */
    private static int tier(JavaClass type) {
        String below = (type.getPackageName() + '.').substring(LEDGER.length());
        String top = below.isEmpty() ? "" : below.substring(0, below.indexOf('.'));
        return IntStream.range(0, TIERS.size())
                .filter(tier -> TIERS.get(tier).contains(top))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no tier for " + type.getName()));
    }

    private static ArchCondition<JavaClass> notBePublic() {
        return new ArchCondition<>("be package-private") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean isPublic =
                        type.getModifiers().contains(JavaModifier.PUBLIC)
                                && !type.getSimpleName().equals("package-info")
                                && type.isTopLevelClass();
                events.add(
                        new SimpleConditionEvent(
                                type, !isPublic, type.getName() + " is public: " + isPublic));
            }
        };
    }
}

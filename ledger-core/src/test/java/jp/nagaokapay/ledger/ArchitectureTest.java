package jp.nagaokapay.ledger;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/** What may know what. */
@AnalyzeClasses(
        packages = "jp.nagaokapay.ledger",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String LEDGER = "jp.nagaokapay.ledger.";

    @ArchTest
    static final ArchRule money_knows_nobody =
            noClasses()
                    .that()
                    .resideInAPackage(LEDGER + "money..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            LEDGER + "wallet..",
                            LEDGER + "merchant..",
                            LEDGER + "campaign..",
                            LEDGER + "journal..",
                            LEDGER + "kpi..",
                            LEDGER + "store..",
                            "org.axonframework..",
                            "org.springframework..");

    @ArchTest
    static final ArchRule the_bank_file_knows_money_and_refusals_only =
            noClasses()
                    .that()
                    .resideInAPackage(LEDGER + "zengin..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            LEDGER + "wallet..",
                            LEDGER + "merchant..",
                            LEDGER + "bank..",
                            LEDGER + "campaign..",
                            LEDGER + "journal..",
                            LEDGER + "kpi..",
                            LEDGER + "store..",
                            "org.axonframework..",
                            "org.springframework..");

    @ArchTest
    static final ArchRule imports_run_one_way =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("merchant")
                    .definedBy(LEDGER + "merchant..")
                    .layer("wallet")
                    .definedBy(LEDGER + "wallet..")
                    .layer("partner")
                    .definedBy(LEDGER + "partner..")
                    .layer("campaign")
                    .definedBy(LEDGER + "campaign..")
                    .layer("settlement")
                    .definedBy(LEDGER + "settlement..")
                    .layer("reports")
                    .definedBy(LEDGER + "journal..", LEDGER + "kpi..", LEDGER + "reconciliation..")
                    .whereLayer("reports")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("campaign")
                    .mayOnlyBeAccessedByLayers("reports")
                    .whereLayer("partner")
                    .mayOnlyBeAccessedByLayers("campaign", "reports")
                    .whereLayer("settlement")
                    .mayOnlyBeAccessedByLayers("reports")
                    .whereLayer("wallet")
                    .mayOnlyBeAccessedByLayers("partner", "campaign", "settlement", "reports");

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
    static final ArchRule aggregates_and_projections_keep_to_themselves =
            classes()
                    .that()
                    .resideInAnyPackage("..aggregate..", "..projection..")
                    .should(notBePublic());

    @ArchTest
    static final ArchRule decisions_take_the_time_as_a_parameter =
            noClasses()
                    .that()
                    .resideInAnyPackage("..aggregate..", "..policy..", "..journal..", "..kpi..")
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(LocalDate.class, "now")
                    .orShould()
                    .callMethod(Clock.class, "systemUTC")
                    .orShould()
                    .callMethod(Clock.class, "systemDefaultZone");

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

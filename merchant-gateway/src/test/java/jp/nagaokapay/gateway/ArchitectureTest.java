package jp.nagaokapay.gateway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import jp.nagaokapay.web.input.RequestBodies;

/** What may know what. */
@AnalyzeClasses(
        packages = "jp.nagaokapay.gateway",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "jp.nagaokapay.gateway.";

    @ArchTest
    static final ArchRule instants_go_into_sql_by_sql_time_alone =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("jp.nagaokapay.gateway.database..")
                    .should()
                    .callMethod(Instant.class, "atOffset", ZoneOffset.class)
                    .orShould()
                    .callMethod(Timestamp.class, "from", Instant.class);

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("jp.nagaokapay.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_gateway_knows_the_ledger_by_its_own_port_only =
            noClasses()
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("jp.nagaokapay..")
                                    .and(
                                            resideOutsideOfPackages(
                                                    "jp.nagaokapay.gateway..",
                                                    "jp.nagaokapay.codes..",
                                                    "jp.nagaokapay.web..")))
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAPackage("org.axonframework..");

    @ArchTest
    static final ArchRule imports_run_downwards_only =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("base")
                    .definedBy(ROOT + "ledger..", ROOT + "worker..", ROOT + "database..")
                    .layer("shops")
                    .definedBy(
                            ROOT + "terminal..",
                            ROOT + "payment..",
                            ROOT + "code..",
                            ROOT + "event..",
                            ROOT + "trail..")
                    .layer("webhook")
                    .definedBy(ROOT + "webhook..")
                    .layer("app")
                    .definedBy(ROOT + "app..")
                    .whereLayer("app")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("webhook")
                    .mayOnlyBeAccessedByLayers("app")
                    .whereLayer("shops")
                    .mayOnlyBeAccessedByLayers("webhook", "app")
                    .ensureAllClassesAreContainedInArchitectureIgnoring("jp.nagaokapay.gateway");

    @ArchTest static final ArchRule bodies_are_records = RequestBodies.ARE_RECORDS;

    @ArchTest
    static final ArchRule forms_of_texts_are_looked_at =
            RequestBodies.ALONE_SAY_HOW_TEXTS_ARE_WRITTEN;
}

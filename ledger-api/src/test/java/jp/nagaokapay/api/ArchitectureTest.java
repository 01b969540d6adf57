package jp.nagaokapay.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import jp.nagaokapay.web.input.RequestBodies;
import org.springframework.web.bind.annotation.RestController;

/** What may know what. */
@AnalyzeClasses(
        packages = "jp.nagaokapay.api",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule instants_go_into_sql_by_sql_time_alone =
            noClasses()
                    .should()
                    .callMethod(Instant.class, "atOffset", ZoneOffset.class)
                    .orShould()
                    .callMethod(Timestamp.class, "from", Instant.class);

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("jp.nagaokapay.api.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_the_in_process_client_and_the_assembly_know_the_merchant_gateway =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "jp.nagaokapay.api.gateway..", "jp.nagaokapay.api.app..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("jp.nagaokapay.gateway..");

    @ArchTest
    static final ArchRule only_the_assembly_knows_all =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("jp.nagaokapay.api.app..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("jp.nagaokapay.api.app..");

    @ArchTest
    static final ArchRule no_program_contains_the_acceptance_runs =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("jp.nagaokapay.acceptance..");

    @ArchTest
    static final ArchRule controllers_hold_no_sql =
            noClasses()
                    .that()
                    .areAnnotatedWith(RestController.class)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..");

    @ArchTest
    static final ArchRule controllers_are_package_private =
            classes().that().areAnnotatedWith(RestController.class).should().bePackagePrivate();

    @ArchTest static final ArchRule bodies_are_records = RequestBodies.ARE_RECORDS;

    @ArchTest
    static final ArchRule forms_of_texts_are_looked_at =
            RequestBodies.ALONE_SAY_HOW_TEXTS_ARE_WRITTEN;
}

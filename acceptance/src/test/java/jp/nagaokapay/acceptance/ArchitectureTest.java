package jp.nagaokapay.acceptance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What may know what. */
@AnalyzeClasses(packages = "jp.nagaokapay", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("jp.nagaokapay.acceptance.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothing_else_knows_the_acceptance_runs =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("jp.nagaokapay.acceptance..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("jp.nagaokapay.acceptance..");

    @ArchTest
    static final ArchRule a_shops_day_knows_the_programs_by_http_alone =
            noClasses()
                    .that()
                    .resideInAPackage("jp.nagaokapay.acceptance.shopday..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "jp.nagaokapay.ledger.wallet..",
                            "jp.nagaokapay.ledger.merchant..",
                            "jp.nagaokapay.gateway..");
}

package jp.nagaokapay.codes;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Payment codes are a matter of their own: no framework, and nothing else of Nagaoka Pay. */
@AnalyzeClasses(
        packages = "jp.nagaokapay.codes",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("jp.nagaokapay.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothing_else_of_ours_is_known =
            noClasses()
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("jp.nagaokapay..")
                                    .and(
                                            DescribedPredicate.not(
                                                    resideInAPackage("jp.nagaokapay.codes.."))));

    @ArchTest
    static final ArchRule only_java_and_the_emvco_library_are_known =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "javax.crypto..",
                            "org.jspecify..",
                            "com.emv.qrcode..",
                            "br.com.fluentvalidator..",
                            "jp.nagaokapay..");
}

package io.ballast.simulator;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

@AnalyzeClasses(packages = "io.ballast.simulator", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {
    @ArchTest
    static final ArchRule shouldKeepTheDomainFreeOfFrameworks = classes()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.ballast.kernel..", "io.ballast.simulator.domain..");

    @ArchTest
    static final ArchRule shouldKeepUseCasesFreeOfAdapters = classes()
            .that()
            .resideInAPackage("..application..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "io.ballast.kernel..",
                    "io.ballast.simulator.domain..",
                    "io.ballast.simulator.application..");

    @ArchTest
    static final ArchRule shouldKeepTheWireFormatToItself = noClasses()
            .that()
            .resideOutsideOfPackage("..polygon..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..polygon..");

    @ArchTest
    static final ArchRule shouldReachAMarketOnlyThroughItsClock = noClasses()
            .that()
            .resideInAnyPackage("..polygon..", "..rest..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.ballast.simulator.domain.Market");
}

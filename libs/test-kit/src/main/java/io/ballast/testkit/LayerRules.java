package io.ballast.testkit;

import java.util.List;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** The layers of a service, as docs/architecture.md describes them. */
public final class LayerRules {

    private static final String ROOT = "io.ballast.";
    private static final List<String> SERVICES =
            List.of("ingestion", "feature", "model", "monitor", "simulator", "launcher");
    private static final String[] ADAPTERS = {
        "..rest..", "..messaging..", "..persistence..", "..provider..", "..console..", "..learning.."
    };

    private LayerRules() {}

    /**
     * Checks all rules for a service's own classes.
     *
     * @param service the last part of its package, for instance {@code ingestion}
     * @throws AssertionError listing each forbidden dependency
     */
    public static void check(String service) {
        JavaClasses own = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT + service);
        rules(service).forEach(rule -> rule.allowEmptyShould(true).check(own));
    }

    private static List<ArchRule> rules(String service) {
        String base = ROOT + service;
        return List.of(
                classes()
                        .that()
                        .resideInAPackage(base + ".domain..")
                        .should()
                        .onlyDependOnClassesThat(resideInAnyPackage("java..", ROOT + "kernel..", base + ".domain.."))
                        .because("domain code is plain Java and knows no framework"),
                noClasses()
                        .that()
                        .resideInAPackage(base + ".application..")
                        .should()
                        .dependOnClassesThat(within(base, ADAPTERS))
                        .because("use cases speak to adapters through ports"),
                noClasses()
                        .that()
                        .resideInAnyPackage(within(base, "persistence", "provider", "learning"))
                        .should()
                        .dependOnClassesThat(within(base, new String[] {"..rest..", "..messaging..", "..console.."}))
                        .because("what is driven knows nothing of what drives"),
                noClasses()
                        .that()
                        .resideInAPackage(base + "..")
                        .should()
                        .dependOnClassesThat(otherServices(service))
                        .because("services share nothing but libs"));
    }

    private static String[] within(String base, String first, String... more) {
        String[] packages = new String[more.length + 1];
        packages[0] = base + "." + first + "..";
        for (int i = 0; i < more.length; i++) {
            packages[i + 1] = base + "." + more[i] + "..";
        }
        return packages;
    }

    private static DescribedPredicate<JavaClass> within(String base, String[] layers) {
        return resideInAnyPackage(layers).and(resideInAnyPackage(base + ".."));
    }

    private static DescribedPredicate<JavaClass> otherServices(String service) {
        String[] others = SERVICES.stream()
                .filter(other -> !other.equals(service))
                .map(other -> ROOT + other + "..")
                .toArray(String[]::new);
        return resideInAnyPackage(others);
    }
}

package org.seqwise.together;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;

/** The arrows between the rooms. */
@AnalyzeClasses(packages = "org.seqwise", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final DescribedPredicate<JavaClass> THE_TOOLKIT =
            resideInAPackage("org.seqwise..").and(not(resideInAPackage("org.seqwise.data..")));

    @ArchTest
    static final ArchRule DATASETS_KNOW_NO_TOOLKIT =
            noClasses().that().resideInAPackage("org.seqwise.data..").should().dependOnClassesThat(THE_TOOLKIT);

    @ArchTest
    static final ArchRule NO_CLASS_OF_AN_ENGINE_IS_USED = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "ai.djl.pytorch..", "ai.djl.mxnet..", "ai.djl.onnxruntime..", "ai.djl.tensorflow.."));

    @ArchTest
    static final ArchRule EVALUATION_ENGINE_AND_REFERENCE_STAND_ALONE = CompositeArchRule.of(
                    alone("org.seqwise.evaluation.."))
            .and(alone("org.seqwise.engine.."))
            .and(alone("org.seqwise.reference.."));

    @ArchTest
    static final ArchRule BLOCKS_KNOW_NEITHER_TRAINING_NOR_FACADE = noClasses()
            .that()
            .resideInAPackage("org.seqwise.nn..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.seqwise", "org.seqwise.training.."));

    @ArchTest
    static final ArchRule PARITY_IS_KNOWN_TO_NO_OTHER_ROOM = noClasses()
            .that(THE_TOOLKIT.and(not(resideInAPackage("org.seqwise.parity"))))
            .should()
            .dependOnClassesThat(resideInAPackage("org.seqwise.parity"));

    private static ArchRule alone(String room) {
        return noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat(THE_TOOLKIT.and(not(resideInAPackage(room))));
    }
}

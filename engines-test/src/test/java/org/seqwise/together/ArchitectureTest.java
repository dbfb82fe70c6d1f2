package org.seqwise.together;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import org.seqwise.data.NativeArrays;

/** The arrows between the rooms. */
@AnalyzeClasses(packages = "org.seqwise", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final DescribedPredicate<JavaClass> THE_TOOLKIT =
            resideInAPackage("org.seqwise..").and(not(resideInAPackage("org.seqwise.data..")));

    @ArchTest
    static final ArchRule DATASETS_KNOW_NO_TOOLKIT =
            noClasses().that().resideInAPackage("org.seqwise.data..").should().dependOnClassesThat(THE_TOOLKIT);

    // NDManager.create of numbers is for NativeArrays, which says why; of a shape, for anyone.
    @ArchTest
    static final ArchRule ENGINES_ARE_MET_THROUGH_DJL_AND_GET_NUMBERS_FROM_NATIVE_ARRAYS = CompositeArchRule.of(
                    noClasses()
                            .should()
                            .dependOnClassesThat(resideInAnyPackage(
                                    "ai.djl.pytorch..",
                                    "ai.djl.mxnet..",
                                    "ai.djl.onnxruntime..",
                                    "ai.djl.tensorflow..")))
            .and(noClasses()
                    .that()
                    .doNotBelongToAnyOf(NativeArrays.class)
                    .should()
                    .callMethodWhere(describe(
                            "numbers become an array",
                            call -> call.getName().equals("create")
                                    && call.getTargetOwner().isAssignableTo(NDManager.class)
                                    && !call.getTarget()
                                            .getRawParameterTypes()
                                            .get(0)
                                            .isEquivalentTo(Shape.class))));

    @ArchTest
    static final ArchRule EVALUATION_ENGINE_AND_REFERENCE_STAND_ALONE_AND_BASELINES_BESIDE_EVALUATION =
            CompositeArchRule.of(alone("org.seqwise.evaluation.."))
                    .and(alone("org.seqwise.engine.."))
                    .and(alone("org.seqwise.reference.."))
                    .and(alone("org.seqwise.baseline..", "org.seqwise.evaluation.."));

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

    /** Lets a room see itself and those beside it. */
    private static ArchRule alone(String room, String... beside) {
        return noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat(THE_TOOLKIT.and(not(resideInAPackage(room).or(resideInAnyPackage(beside)))));
    }
}

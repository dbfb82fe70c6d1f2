package org.seqwise.contract;

import ai.djl.training.optimizer.Optimizer.OptimizerBuilder;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.seqwise.optimizer.Adam;
import org.seqwise.optimizer.AdamW;
import org.seqwise.optimizer.PortableOptimizer;
import org.seqwise.optimizer.RmsProp;
import org.seqwise.optimizer.Sgd;
import org.seqwise.reference.ReferenceRule;

/** Each optimizer with its defaults and with settings of its own, beside its rule in plain Java. */
public final class OptimizerCase {

    /** For {@code @MethodSource}: all of them. */
    static final String EACH = "org.seqwise.contract.OptimizerCase#each";

    /** For {@code @MethodSource}: those whose weight decay goes into the gradient. */
    static final String COUPLED = "org.seqwise.contract.OptimizerCase#coupled";

    private static final List<OptimizerCase> ALL = List.of(
            of("rmsprop", RmsProp::builder, RmsProp.Builder::build, () -> ReferenceRule.rmsProp(0.001, 0.9, 1e-7)),
            of(
                    "rmsprop own",
                    () -> RmsProp.builder().optLearningRate(0.01).optRho(0.5).optEpsilon(1e-4),
                    RmsProp.Builder::build,
                    () -> ReferenceRule.rmsProp(0.01, 0.5, 1e-4)),
            of(
                    "rmsprop centered",
                    () -> RmsProp.builder().optCentered(true),
                    RmsProp.Builder::build,
                    () -> ReferenceRule.rmsPropCentered(0.001, 0.9, 1e-7)),
            of("adam", Adam::builder, Adam.Builder::build, () -> ReferenceRule.adam(0.001, 0.9, 0.999, 1e-7)),
            of(
                    "adam own",
                    () -> Adam.builder()
                            .optLearningRate(0.01)
                            .optBeta1(0.5)
                            .optBeta2(0.9)
                            .optEpsilon(1e-4),
                    Adam.Builder::build,
                    () -> ReferenceRule.adam(0.01, 0.5, 0.9, 1e-4)),
            of(
                    "adamw",
                    AdamW::builder,
                    AdamW.Builder::build,
                    () -> ReferenceRule.adamW(0.004, 0.001, 0.9, 0.999, 1e-7)),
            of(
                    "adamw own",
                    () -> AdamW.builder()
                            .optWeightDecays(0.5f)
                            .optLearningRate(0.01)
                            .optBeta1(0.8),
                    AdamW.Builder::build,
                    () -> ReferenceRule.adamW(0.5, 0.01, 0.8, 0.999, 1e-7)),
            of("sgd", Sgd::builder, Sgd.Builder::build, () -> ReferenceRule.sgd(0.01, 0, false)),
            of(
                    "sgd momentum",
                    () -> Sgd.builder().optLearningRate(0.003).optMomentum(0.9),
                    Sgd.Builder::build,
                    () -> ReferenceRule.sgd(0.003, 0.9, false)),
            of(
                    "sgd nesterov",
                    () -> Sgd.builder().optMomentum(0.9).optNesterov(true),
                    Sgd.Builder::build,
                    () -> ReferenceRule.sgd(0.01, 0.9, true)));

    private final String name;
    private final Function<Consumer<OptimizerBuilder<?>>, PortableOptimizer> building;
    private final Supplier<ReferenceRule> rule;

    private OptimizerCase(
            String name,
            Function<Consumer<OptimizerBuilder<?>>, PortableOptimizer> building,
            Supplier<ReferenceRule> rule) {
        this.name = name;
        this.building = building;
        this.rule = rule;
    }

    private static <B extends OptimizerBuilder<?>> OptimizerCase of(
            String name, Supplier<B> builder, Function<B, PortableOptimizer> build, Supplier<ReferenceRule> rule) {
        Function<Consumer<OptimizerBuilder<?>>, PortableOptimizer> building = options -> {
            B started = builder.get();
            options.accept(started);
            return build.apply(started);
        };
        return new OptimizerCase(name, building, rule);
    }

    public static List<OptimizerCase> each() {
        return ALL;
    }

    static List<OptimizerCase> coupled() {
        return ALL.stream().filter(one -> !one.name.startsWith("adamw")).toList();
    }

    /** Returns a new optimizer. */
    public PortableOptimizer create() {
        return building.apply(options -> {});
    }

    PortableOptimizer create(Consumer<OptimizerBuilder<?>> options) {
        return building.apply(options);
    }

    ReferenceRule rule() {
        return rule.get();
    }

    @Override
    public String toString() {
        return name;
    }
}

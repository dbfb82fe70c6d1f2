package org.seqwise.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fits the rule of a feature whose values are amounts. All figures are of the values that are seen. */
final class AmountFit extends SeenPass {

    private static final double QUARTER = 0.25;

    private final Scaling scaling;
    private final double clip;
    private ValueRule values;
    private boolean begun;
    private double first;
    private double sum;
    private long count;
    private float minimum = Float.POSITIVE_INFINITY;
    private float maximum = Float.NEGATIVE_INFINITY;

    AmountFit(String name, PreprocessorSettings settings) {
        super(name);
        scaling = settings.scaling();
        clip = settings.clip();
        values = new ValueRule(
                settings.log1p().contains(name), -Double.MAX_VALUE, Double.MAX_VALUE, TailCompression.NONE, 0, 1);
    }

    @Override
    void see(float value) {
        if (!begun) {
            begun = true;
            first = value;
        }
        sum += value - first;
        count++;
        minimum = Math.min(minimum, value);
        maximum = Math.max(maximum, value);
    }

    @Override
    public @Nullable ColumnPass next() {
        requireSeen();
        return clip > 0 ? new RankPass(this::clipped, RankPass.above(clip), RankPass.below(clip)) : scaling();
    }

    private @Nullable ColumnPass clipped(RankPass ends) {
        values = new ValueRule(
                values.log1p(), values.shape(ends.value(0)), values.shape(ends.value(1)), TailCompression.NONE, 0, 1);
        return scaling();
    }

    private @Nullable ColumnPass scaling() {
        return switch (scaling) {
            case STANDARD ->
                values.equals(ValueRule.NONE)
                        ? MomentsPass.aboutMean(first, sum, count, this::tails)
                        : new MomentsPass(values, this::tails);
            case ROBUST ->
                new RankPass(this::quartiles, RankPass.above(QUARTER), RankPass.MEDIAN, RankPass.below(QUARTER));
            case NONE -> null;
        };
    }

    private @Nullable ColumnPass tails(Moments moments) {
        return TailCompression.wanted(moments) ? new RankPass(this::center, RankPass.MEDIAN) : scaled(moments);
    }

    private ColumnPass center(RankPass median) {
        double center = values.shape(median.value(0));
        return new WidthPass(values, center, width -> {
            values = values.withTails(new TailCompression(center, width));
            return new MomentsPass(values, this::scaled);
        });
    }

    private @Nullable ColumnPass scaled(Moments moments) {
        values = values.withScale(moments.mean(), moments.deviation());
        return null;
    }

    private @Nullable ColumnPass quartiles(RankPass quartiles) {
        double median = values.shape(quartiles.value(1));
        double range = values.shape(quartiles.value(2)) - values.shape(quartiles.value(0));
        values = values.withScale(median, range);
        return range > 0
                ? null
                : new MomentsPass(values, moments -> {
                    values = values.withScale(median, moments.deviation());
                    return null;
                });
    }

    @Override
    FeatureRule rule() {
        return new FeatureRule(
                name, minimum, maximum, first + sum / count, values, List.of(), anyMissing(), sinceSeen());
    }
}

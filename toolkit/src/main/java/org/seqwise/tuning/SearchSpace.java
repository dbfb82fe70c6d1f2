package org.seqwise.tuning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Seeds;

/** The settings that a search tries, each with its values. Immutable. */
public final class SearchSpace {

    /** What is searched unless something else is said: size, rate, dropout, pooling, direction, batch and optimizer. */
    public static final SearchSpace DEFAULT = of(
            "hidden=16,32,64,128",
            "learning-rate=0.0003..0.01:log",
            "dropout=0..0.5",
            "pooling=last,mean,max",
            "bidirectional=false,true",
            "batch-size=32,64,128,256",
            "optimizer=rmsprop,adam");

    /** So often is a trial drawn again that was there before; a space that is nearly used up needs many. */
    private static final int MOST_DRAWS = 100_000;

    private final List<Dimension> dimensions;

    private SearchSpace(List<Dimension> dimensions) {
        this.dimensions = List.copyOf(dimensions);
        InvalidInputException.require(!dimensions.isEmpty(), "A space must have a dimension. Maybe hidden=16,32.");
        Set<TrainerSetting> seen = new LinkedHashSet<>();
        for (Dimension dimension : dimensions) {
            InvalidInputException.require(
                    seen.add(dimension.setting()),
                    "'%s': %s is there twice; it can be one dimension. Maybe put all its values in one.",
                    dimension,
                    dimension.setting());
        }
    }

    /**
     * Reads dimensions: {@code hidden=16,32} is one of some values (a single one is fixed), {@code dropout=0..0.5} a number between two
     * (a whole one for a setting that is), {@code learning-rate=1e-4..1e-2:log} one of which equal ratios are as likely. Numbers are
     * drawn with four digits.
     *
     * @param dimensions at least one, each of another {@link TrainerSetting}
     * @throws InvalidInputException if one cannot be read; the message says which, the rule and the remedy
     */
    public static SearchSpace of(String... dimensions) {
        return new SearchSpace(Arrays.stream(dimensions).map(Dimension::parse).toList());
    }

    /** Starts an empty space. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link SearchSpace}. */
    public static final class Builder {

        private final List<Dimension> dimensions = new ArrayList<>();

        private Builder() {}

        /** Adds a setting that is one of some values, each as likely. */
        public Builder choice(TrainerSetting setting, Object... values) {
            dimensions.add(new ChoiceDimension(
                    setting, Arrays.stream(values).map(SearchSpace::written).toList()));
            return this;
        }

        /** Adds a setting that is a number in [low, high], equal differences as likely; a whole one for a setting that is. */
        public Builder uniform(TrainerSetting setting, double low, double high) {
            dimensions.add(new RangeDimension(setting, low, high, false));
            return this;
        }

        /** Adds a setting that is a number in [low, high], equal ratios as likely; low is positive. */
        public Builder logUniform(TrainerSetting setting, double low, double high) {
            dimensions.add(new RangeDimension(setting, low, high, true));
            return this;
        }

        /** Returns the space. */
        public SearchSpace build() {
            return new SearchSpace(dimensions);
        }
    }

    private static String written(Object value) {
        return value instanceof Enum<?> named
                ? named.toString().toLowerCase(java.util.Locale.ROOT).replace('_', '-')
                : value.toString();
    }

    /**
     * Draws trials, all different. Trial n depends on seed, space and n alone: more trials change none of the first.
     *
     * @param seed the same seed gives the same trials
     * @param count how many; fewer are returned where the space has no more
     */
    public List<TrialSettings> draw(long seed, int count) {
        double size = dimensions.stream().mapToDouble(Dimension::size).reduce(1, (a, b) -> a * b);
        Set<TrialSettings> trials = new LinkedHashSet<>();
        for (int draws = 0; trials.size() < Math.min(size, count) && draws < MOST_DRAWS; draws++) {
            trials.add(draw(Seeds.derive(seed, "trial", draws)));
        }
        return List.copyOf(trials);
    }

    private TrialSettings draw(long trialSeed) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Dimension dimension : dimensions) {
            // By its name, so that a further dimension changes no value of the others.
            Random random =
                    new Random(Seeds.derive(trialSeed, dimension.setting().toString(), 0));
            values.put(dimension.setting().toString(), dimension.value(random.nextDouble()));
        }
        return new TrialSettings(values);
    }

    /** Returns the dimensions as they are written. */
    public List<String> dimensions() {
        return dimensions.stream().map(Dimension::toString).toList();
    }

    @Override
    public String toString() {
        return String.join(" ", dimensions());
    }
}

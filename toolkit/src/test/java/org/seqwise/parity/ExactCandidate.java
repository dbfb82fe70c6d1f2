package org.seqwise.parity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.seqwise.data.Preprocessor;
import org.seqwise.evaluation.Calibrator;
import org.seqwise.reference.ParameterShape;

/** An engine as good as single precision lets one be, without a native library. Tests override where it should err. */
class ExactCandidate implements Candidate {

    private static final String FILE = "net-0000.params";

    private final String name;

    ExactCandidate(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String version() {
        return "1.2.3";
    }

    @Override
    public String device() {
        return "cpu";
    }

    @Override
    public Map<Check, Map<String, double[]>> answers(ParityCase one) {
        Map<Check, Map<String, double[]>> answers = Judge.answers(one);
        answers.replaceAll((check, arrays) -> {
            Map<String, double[]> rounded = new LinkedHashMap<>();
            arrays.forEach((part, numbers) -> {
                double[] single = new double[numbers.length];
                for (int i = 0; i < single.length; i++) {
                    single[i] = (float) numbers[i];
                }
                rounded.put(part, single);
            });
            return rounded;
        });
        return answers;
    }

    @Override
    public WrittenModel write(ParityCase one, Path folder) {
        save(one, one.weights(), folder);
        return model(one, one.weights());
    }

    @Override
    public double[] rewrite(ParityCase one, Path from, Path to) {
        Map<String, float[]> weights = load(one, from);
        save(one, weights, to);
        return model(one, weights).probabilities();
    }

    private static WrittenModel model(ParityCase one, Map<String, float[]> weights) {
        WrittenModel unscored = new WrittenModel(
                one.shape(),
                List.of(weights),
                Preprocessor.none(one.raw().featureNames()),
                one.loss(),
                Calibrator.none(),
                new double[0]);
        return new WrittenModel(
                one.shape(),
                unscored.members(),
                unscored.preprocessor(),
                unscored.objective(),
                unscored.calibrator(),
                Judge.scores(unscored, one.raw()));
    }

    private static void save(ParityCase one, Map<String, float[]> weights, Path folder) {
        try {
            Files.createDirectories(folder);
            ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES
                    * one.shape().parameters().stream()
                            .mapToInt(ParameterShape::size)
                            .sum());
            for (ParameterShape parameter : one.shape().parameters()) {
                for (float number : weights.getOrDefault(parameter.name(), new float[0])) {
                    bytes.putFloat(number);
                }
            }
            Files.write(folder.resolve(FILE), bytes.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, float[]> load(ParityCase one, Path folder) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(folder.resolve(FILE)));
            Map<String, float[]> weights = new LinkedHashMap<>();
            for (ParameterShape parameter : one.shape().parameters()) {
                float[] numbers = new float[parameter.size()];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = bytes.getFloat();
                }
                weights.put(parameter.name(), numbers);
            }
            return weights;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

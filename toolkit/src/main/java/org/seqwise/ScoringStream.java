package org.seqwise;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.Inspection;
import org.seqwise.data.Preprocessor;
import org.seqwise.data.SequenceDetails;
import org.seqwise.data.SequenceSink;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;

/**
 * Scores sequences as they come, some thousand at a time: while those are computed, the next are read, and the scores of the ones before are
 * passed on, in order, on the thread that reads.
 */
final class ScoringStream implements SequenceSink, AutoCloseable {

    private static final int MOST_SEQUENCES = 1 << 14;
    private static final int MOST_VALUES = 1 << 21;

    private final SequenceClassifier classifier;
    private final ScoreConsumer consumer;
    private final ExecutorService computing = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "seqwise-stream");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable List<String> featureNames;
    private @Nullable SequencesBuilder window;
    private int windowSize;
    private long windowValues;
    private @Nullable Inspection inspection;
    private @Nullable CompletableFuture<Scored> running;
    private long scored;

    private record Scored(Sequences sequences, double[] probabilities) {}

    ScoringStream(SequenceClassifier classifier, ScoreConsumer consumer) {
        this.classifier = classifier;
        this.consumer = consumer;
    }

    /** Says what features the sequences have that are put in. */
    ScoringStream of(List<String> names) {
        featureNames = List.copyOf(names);
        return this;
    }

    @Override
    public void accept(SequenceDetails details, float[] source, int from, int steps) {
        SequencesBuilder builder = window == null ? begin() : window;
        builder.addFlatUnlabeled(details.id(), source, from, steps);
        windowSize++;
        windowValues += (long) steps * names().size();
        if (windowSize == MOST_SEQUENCES || windowValues >= MOST_VALUES) {
            end(builder);
        }
    }

    private SequencesBuilder begin() {
        window = Sequences.builder(names()).missingAllowed();
        return window;
    }

    private List<String> names() {
        return Objects.requireNonNull(featureNames, "of must come first");
    }

    private void end(SequencesBuilder builder) {
        window = null;
        windowSize = 0;
        windowValues = 0;
        compute(builder.build());
    }

    /** Throws where names of categories come: what was scored before them was scored without. */
    @Override
    public void categories(int feature, List<String> names) {
        SequencesBuilder builder = Sequences.builder(names());
        builder.categories(feature, names);
        classifier.preprocessor().apply(builder.build());
    }

    /** Scores sequences that can be read again, such as a store's. */
    void all(Sequences sequences) {
        int width = sequences.featureCount();
        int from = 0;
        long values = 0;
        for (int i = 0; i < sequences.size(); i++) {
            values += (long) sequences.stepCount(i) * width;
            if (i + 1 - from == MOST_SEQUENCES || values >= MOST_VALUES || i + 1 == sequences.size()) {
                compute(sequences.subset(IntStream.rangeClosed(from, i).toArray()));
                from = i + 1;
                values = 0;
            }
        }
    }

    private void compute(Sequences sequences) {
        CompletableFuture<Scored> before = running;
        running = CompletableFuture.supplyAsync(() -> score(sequences), computing);
        passOn(before);
    }

    private Scored score(Sequences sequences) {
        Preprocessor preprocessor = classifier.preprocessor();
        Inspection looking = inspection == null ? preprocessor.inspection(sequences) : inspection;
        inspection = looking;
        looking.read(sequences);
        return new Scored(sequences, classifier.preparedProbabilities(preprocessor.apply(sequences)));
    }

    private void passOn(@Nullable CompletableFuture<Scored> done) {
        if (done == null) {
            return;
        }
        Scored found = join(done);
        for (int i = 0; i < found.probabilities().length; i++) {
            consumer.accept(found.sequences().id(i), found.probabilities()[i]);
        }
        scored += found.probabilities().length;
    }

    private static Scored join(CompletableFuture<Scored> done) {
        try {
            return done.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Scores what is left, warns of what training did not have, and returns how many sequences there were. */
    long finish() {
        if (window != null) {
            end(window);
        }
        passOn(running);
        running = null;
        if (inspection != null) {
            inspection.warn();
        }
        return scored;
    }

    /** Waits for what is being computed, so that a model can be closed after. */
    @Override
    public void close() {
        if (running != null) {
            running.handle((found, failure) -> found).join();
        }
        computing.shutdown();
    }
}

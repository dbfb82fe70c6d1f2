package org.seqwise.nn;

import ai.djl.Device;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.seqwise.data.InvalidInputException;

/**
 * How a recurrent layer is computed. All ways give the same numbers but for rounding; which is the fastest depends on engine, machine and
 * shape.
 *
 * <p>In training on a CPU a batch is computed in pieces, since an engine's own LSTM asks for some 87 bytes a step, sequence and unit at once: memory
 * that the C library takes from the system and gives back each time, in pages that must be cleared each time, which cost as much as the
 * arithmetic (batch 1000, 10 steps, 100 units: 32 ms a training step in one piece, 16 ms in four).
 *
 * @param form who computes the steps
 * @param stepsPerCall how many steps of all sequences together one call has at most, where an engine's own cell computes; {@link #ALL} for
 *     the whole batch, or the whole of its part where it is {@linkplain SequenceNetwork#parts learned from in parts}. A piece has no fewer than 100 sequences where the batch has them; what is still too long is computed in stretches
 *     of steps, each from the states that the one before ended with
 */
public record Execution(Form form, int stepsPerCall) {

    /** No pieces. */
    public static final int ALL = Integer.MAX_VALUE;

    /** Step by step from basic operations, the whole batch at once. */
    public static final Execution UNROLLED = new Execution(Form.UNROLLED, ALL);

    // Some 61 megabytes of an engine's workspace: less than the 64 that the C library always maps anew, and few calls.
    private static final int NUMBERS_PER_CALL = 700_000;
    private static final int FEWEST_SEQUENCES = 100;
    private static final Pattern TEXT = Pattern.compile("(fused|unrolled)(?::(all|[1-9]\\d{0,8}))?");

    /** Who computes the steps. */
    public enum Form {
        /** The engine's own cell, all steps in one native call; a cell that no engine has is unrolled all the same. */
        FUSED,
        /** Basic operations, some ten a step. */
        UNROLLED
    }

    /** Checks the range. */
    public Execution {
        InvalidInputException.require(stepsPerCall > 0, "stepsPerCall (%d) must be positive.", stepsPerCall);
    }

    /**
     * Returns the engine's own cell in pieces that keep its workspace small, the default.
     *
     * @param hiddenSize of the layer
     */
    public static Execution fused(int hiddenSize) {
        return new Execution(Form.FUSED, Math.max(1, NUMBERS_PER_CALL / hiddenSize));
    }

    /**
     * Reads {@code fused}, {@code unrolled}, or one of them with its steps a call: {@code fused:1000}, {@code fused:all}.
     *
     * @param text in any case
     * @param hiddenSize of the layer, for the pieces of {@code fused}
     */
    public static Execution parse(String text, int hiddenSize) {
        Matcher parts = TEXT.matcher(text.toLowerCase(Locale.ROOT));
        InvalidInputException.require(
                parts.matches(),
                "execution (%s) must be auto, fused or unrolled, or one of them with its steps a call, such as fused:1000 or fused:all.",
                text);
        Form form = Form.valueOf(parts.group(1).toUpperCase(Locale.ROOT));
        String steps = parts.group(2);
        if (steps == null) {
            return form == Form.FUSED ? fused(hiddenSize) : UNROLLED;
        }
        return new Execution(form, steps.equals("all") ? ALL : Integer.parseInt(steps));
    }

    /**
     * How a batch is computed.
     *
     * @param pieces of its sequences: 1, 2, 4 and so on, since an engine takes its time to prepare for each new shape
     * @param stretches of a piece's steps, one after the other
     */
    record Cut(int pieces, int stretches) {

        static final Cut NONE = new Cut(1, 1);
    }

    Cut cut(long time, long batch, Device device) {
        if (device.isGpu()) {
            return Cut.NONE;
        }
        int pieces = 1;
        while (time * batch > (long) pieces * stepsPerCall && batch / (2L * pieces) >= FEWEST_SEQUENCES) {
            pieces *= 2;
        }
        long steps = time * ((batch - 1) / pieces + 1);
        return new Cut(pieces, Math.toIntExact(Math.min(time, (steps - 1) / stepsPerCall + 1)));
    }

    /** Returns what {@link #parse} reads. */
    @Override
    public String toString() {
        String name = form.name().toLowerCase(Locale.ROOT);
        if (stepsPerCall == ALL) {
            return form == Form.FUSED ? name + ":all" : name;
        }
        return name + ":" + stepsPerCall;
    }
}

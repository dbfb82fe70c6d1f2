package org.seqwise.evaluation;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the line through the log-odds that makes the cross-entropy with Platt's smoothed labels least, (N1 + 1) / (N1 + 2) for a 1 and 1 / (N0 +
 * 2) for a 0 where there are N1 and N0 of them, by Newton's method with backtracking (Lin, Lin and Weng, 2007, <i>A note on Platt's
 * probabilistic outputs for support vector machines</i>, algorithm 1). It is convex, so that there is one minimum.
 */
final class LogitFit {

    /** A line that falls, or hardly rises, would turn the order of sequences or lose it. */
    static final double LEAST_SLOPE = 1e-3;

    private static final Logger LOG = LoggerFactory.getLogger(LogitFit.class);

    private static final int MOST_STEPS = 100;
    private static final double SHORTEST_STEP = 1e-10;
    private static final double FLAT = 1e-13;
    private static final double ROUNDING = 1e-15;
    /** Keeps the second derivatives apart from 0, as in the paper. */
    private static final double RIDGE = 1e-12;

    private final double[] logits;
    private final double[] targets;
    private final double[] weights;
    private final boolean movesSlope;
    private final boolean movesIntercept;

    private LogitFit(CalibrationSample sample, boolean movesSlope, boolean movesIntercept) {
        double one = (sample.weightOf(1) + 1) / (sample.weightOf(1) + 2);
        double zero = 1 / (sample.weightOf(0) + 2);
        logits = DoubleStream.of(sample.probabilities())
                .map(LogitCalibration::logOdds)
                .toArray();
        targets = IntStream.of(sample.labels())
                .mapToDouble(label -> label == 1 ? one : zero)
                .toArray();
        weights = DoubleStream.of(sample.weights()).map(w -> w / sample.n()).toArray();
        this.movesSlope = movesSlope;
        this.movesIntercept = movesIntercept;
    }

    static LogitCalibration platt(CalibrationSample sample) {
        if (sample.isLevel()) {
            // Nothing tells a slope from an intercept.
            return new LogitFit(sample, false, true).least(new Line(1, 0)).calibration();
        }
        double odds = (sample.weightOf(1) + 1) / (sample.weightOf(0) + 1);
        Line line = new LogitFit(sample, true, true).least(new Line(0, Math.log(odds)));
        if (line.slope() < LEAST_SLOPE) {
            LOG.warn(
                    "Those with higher probabilities were no more often 1s; the calibration says nearly the same of all.");
            return new LogitFit(sample, false, true)
                    .least(new Line(LEAST_SLOPE, line.intercept()))
                    .calibration();
        }
        return line.calibration();
    }

    static Calibrator temperature(CalibrationSample sample) {
        Line line = new LogitFit(sample, true, false).least(new Line(1, 0));
        double slope = Math.max(LEAST_SLOPE, Math.min(1 / LEAST_SLOPE, line.slope()));
        LogitCalibration found = new LogitCalibration(slope, 0);
        LogitCalibration same = new LogitCalibration(1, 0);
        // What smoothed labels ask for may be worse for the labels themselves.
        return sample.logLoss(found) < sample.logLoss(same) ? found : same;
    }

    private Line least(Line start) {
        Line line = start;
        for (int step = 0; step < MOST_STEPS; step++) {
            Slopes slopes = slopes(line);
            if (slopes.largest() < FLAT) {
                return line;
            }
            Line next = searched(line, slopes);
            if (next.equals(line)) {
                return line;
            }
            line = next;
        }
        return line;
    }

    // Half the step until the loss falls by a ten-thousandth of what its slope promises (Armijo).
    private Line searched(Line from, Slopes slopes) {
        Line direction = slopes.direction();
        double before = loss(from);
        double promised = slopes.bySlope() * direction.slope() + slopes.byIntercept() * direction.intercept();
        for (double step = 1; step >= SHORTEST_STEP; step /= 2) {
            Line next = from.moved(direction, step);
            if (loss(next) <= before + 1e-4 * step * promised + ROUNDING * before) {
                return next;
            }
        }
        return from;
    }

    private double loss(Line line) {
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            double logit = line.at(logits[i]);
            sum += weights[i] * (Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit))) - targets[i] * logit);
        }
        return sum;
    }

    private Slopes slopes(Line line) {
        double a = 0;
        double b = 0;
        double aa = RIDGE;
        double ab = 0;
        double bb = RIDGE;
        for (int i = 0; i < logits.length; i++) {
            double p = Logits.probability(line.at(logits[i]), 1);
            double off = weights[i] * (p - targets[i]);
            double bend = weights[i] * p * (1 - p);
            a += off * logits[i];
            b += off;
            aa += bend * logits[i] * logits[i];
            ab += bend * logits[i];
            bb += bend;
        }
        return new Slopes(movesSlope ? a : 0, movesIntercept ? b : 0, aa, movesSlope && movesIntercept ? ab : 0, bb);
    }

    private record Line(double slope, double intercept) {

        double at(double logit) {
            return slope * logit + intercept;
        }

        Line moved(Line direction, double step) {
            return new Line(slope + step * direction.slope, intercept + step * direction.intercept);
        }

        LogitCalibration calibration() {
            return new LogitCalibration(slope, intercept);
        }
    }

    /** The loss's first and second derivatives at a line; those of a number that stays are 0 and beside it. */
    private record Slopes(double bySlope, double byIntercept, double twiceSlope, double mixed, double twiceIntercept) {

        double largest() {
            return Math.max(Math.abs(bySlope), Math.abs(byIntercept));
        }

        Line direction() {
            double determinant = twiceSlope * twiceIntercept - mixed * mixed;
            return new Line(
                    -(twiceIntercept * bySlope - mixed * byIntercept) / determinant,
                    -(twiceSlope * byIntercept - mixed * bySlope) / determinant);
        }
    }
}

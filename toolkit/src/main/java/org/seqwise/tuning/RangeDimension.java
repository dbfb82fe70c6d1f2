package org.seqwise.tuning;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.seqwise.data.InvalidInputException;
import org.seqwise.tuning.TrainerSetting.Kind;

/**
 * A setting that is a number between two others, both within: any such number or, where the setting is a whole number, any whole one.
 *
 * @param low the least
 * @param high the most, greater than low
 * @param isLog whether equal ratios are as likely, as suits a learning rate; else equal differences are
 */
record RangeDimension(TrainerSetting setting, double low, double high, boolean isLog) implements Dimension {

    private static final String LOG = ":log";

    // So many digits are a name for the trial that a person can copy; its training gets no others.
    private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);

    RangeDimension {
        InvalidInputException.require(
                setting.kind() == Kind.NUMBER || setting.kind() == Kind.WHOLE,
                "%s is no number and has no range; name its values. Maybe %s=A,B.",
                setting,
                setting);
        InvalidInputException.require(
                low < high, "%s's range (%s..%s) must go from a smaller number to a greater one.", setting, low, high);
        InvalidInputException.require(
                !isLog || low > 0, "%s's range (%s..%s) must begin above 0 to be logarithmic.", setting, low, high);
        setting.require(written(setting, low));
        setting.require(written(setting, high));
    }

    static RangeDimension parse(TrainerSetting setting, String text) {
        boolean isLog = text.endsWith(LOG);
        String range = isLog ? text.substring(0, text.length() - LOG.length()) : text;
        int dots = range.indexOf("..");
        return new RangeDimension(
                setting,
                TrainerSetting.number(range.substring(0, dots)),
                TrainerSetting.number(range.substring(dots + 2)),
                isLog);
    }

    @Override
    public String value(double uniform) {
        boolean isWhole = setting.kind() == Kind.WHOLE;
        // A whole number owns what is rounded to it, so that both ends are as likely as the others.
        double margin = isWhole ? 0.5 : 0;
        double from = low - margin;
        double to = high + margin;
        double drawn = isLog ? from * Math.pow(to / from, uniform) : from + uniform * (to - from);
        double rounded =
                isWhole ? Math.rint(drawn) : new BigDecimal(drawn).round(DIGITS).doubleValue();
        // An end may have more digits than are drawn, and a number be rounded beyond it.
        return written(setting, Math.min(high, Math.max(low, rounded)));
    }

    @Override
    public double size() {
        return setting.kind() == Kind.WHOLE ? high - low + 1 : Double.POSITIVE_INFINITY;
    }

    @Override
    public String toString() {
        return setting + "=" + written(setting, low) + ".." + written(setting, high) + (isLog ? LOG : "");
    }

    private static String written(TrainerSetting setting, double value) {
        InvalidInputException.require(Double.isFinite(value), "%s (%s) must be finite.", setting, value);
        // The few digits by which a person writes the number, and not all those of its binary fraction.
        BigDecimal number = BigDecimal.valueOf(value);
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}

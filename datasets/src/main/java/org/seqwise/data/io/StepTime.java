package org.seqwise.data.io;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * When a step was. Integers keep all 64 bits, so that neighbouring nanoseconds of our century stay apart, which a double would confuse.
 *
 * @param whole the number without its decimals, or the seconds since 1970
 * @param fraction the decimals, in (-1, 1) with the number's sign, or the nanoseconds within the second
 */
record StepTime(Kind kind, long whole, double fraction) implements Comparable<StepTime> {

    enum Kind {
        NUMBER("a number below 2^63 in size"),
        LOCAL("an ISO date or date-time without a zone, such as 2015-02-04 or 2015-02-04 17:51:00"),
        ZONED("an ISO date-time with a zone, such as 2015-02-04T17:51:00Z");

        final String rule;

        Kind(String rule) {
            this.rule = rule;
        }
    }

    private static final int SECONDS_A_DAY = 86_400;
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .parseLenient() // +01:00, +0100 and +01 alike
            .appendOffset("+HH", "Z")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT)
            .withChronology(IsoChronology.INSTANCE);

    /** Reads a number, a date or a date-time; null where the text is none of them. */
    static @Nullable StepTime parse(String text) {
        try {
            if (text.length() >= 10 && text.charAt(4) == '-' && Character.isDigit(text.charAt(3))) {
                return ofIso(text);
            }
            return isInteger(text) ? new StepTime(Kind.NUMBER, Long.parseLong(text), 0) : ofDecimal(text);
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    /** Orders times of one kind. */
    @Override
    public int compareTo(StepTime other) {
        int wholes = Long.compare(whole, other.whole);
        return wholes != 0 ? wholes : Double.compare(fraction, other.fraction);
    }

    private static boolean isInteger(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        for (int i = signed ? 1 : 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static @Nullable StepTime ofDecimal(String text) {
        BigDecimal value = new BigDecimal(text);
        // The digits before the point, counted first: 1e999999999 must not be written out.
        long digits = (long) value.precision() - value.scale();
        if (value.signum() == 0 || digits <= 0) {
            return new StepTime(Kind.NUMBER, 0, value.doubleValue());
        }
        if (digits > 19 || value.toBigInteger().bitLength() > 63) {
            return null;
        }
        long whole = value.longValue();
        return new StepTime(
                Kind.NUMBER, whole, value.subtract(BigDecimal.valueOf(whole)).doubleValue());
    }

    private static StepTime ofIso(String text) {
        boolean spaced = text.length() > 10 && text.charAt(10) == ' ';
        TemporalAccessor parsed = ISO.parse(spaced ? text.substring(0, 10) + 'T' + text.substring(11) : text);
        long seconds = parsed.getLong(ChronoField.EPOCH_DAY) * SECONDS_A_DAY;
        if (!parsed.isSupported(ChronoField.SECOND_OF_DAY)) {
            return new StepTime(Kind.LOCAL, seconds, 0);
        }
        seconds += parsed.get(ChronoField.SECOND_OF_DAY);
        int nanos = parsed.get(ChronoField.NANO_OF_SECOND);
        return parsed.isSupported(ChronoField.OFFSET_SECONDS)
                ? new StepTime(Kind.ZONED, seconds - parsed.get(ChronoField.OFFSET_SECONDS), nanos)
                : new StepTime(Kind.LOCAL, seconds, nanos);
    }

    /** Returns it as a double, in seconds for dates; times that are very near to each other may become the same. */
    double number() {
        return kind == Kind.NUMBER ? whole + fraction : whole + fraction / 1e9;
    }

    @Override
    public String toString() {
        return switch (kind) {
            case NUMBER ->
                fraction == 0
                        ? Long.toString(whole)
                        : BigDecimal.valueOf(whole)
                                .add(BigDecimal.valueOf(fraction))
                                .toPlainString();
            case LOCAL ->
                LocalDateTime.ofEpochSecond(whole, (int) fraction, ZoneOffset.UTC)
                        .toString();
            case ZONED -> Instant.ofEpochSecond(whole, (long) fraction).toString();
        };
    }
}

package org.seqwise.examples;

import java.util.List;
import org.seqwise.data.Sequences;

/**
 * What a clerk would look at in six months of bills: how much of the limit is used, how much of a bill was paid in the month after it, how much
 * of the limit the debt moved by. Amounts of money are taken as {@code sign(x) log(1 + |x| / 100)}, since a thousand more matters to ten
 * thousand and not to a million.
 */
final class CreditFeatures {

    private static final List<String> READ =
            List.of("pay", "bill", "paid", "limit", "sex", "education", "marriage", "age");
    private static final List<String> NAMES =
            List.of("pay", "bill", "paid", "limit", "sex", "education", "marriage", "age", "used", "repaid", "change");
    private static final int BILL = 1;
    private static final int PAID = 2;
    private static final int LIMIT = 3;

    private CreditFeatures() {}

    /** Returns accounts with all their features, those of money as logarithms. */
    static Sequences of(Sequences accounts) {
        return DerivedFeatures.of(accounts.withFeatures(READ), NAMES, CreditFeatures::derive);
    }

    private static float[][] derive(float[][] months) {
        float[][] derived = new float[months.length][];
        for (int month = 0; month < months.length; month++) {
            float[] now = months[month];
            float before = month == 0 ? 0 : months[month - 1][BILL];
            derived[month] = new float[] {
                now[0],
                logarithm(now[BILL]),
                logarithm(now[PAID]),
                logarithm(now[LIMIT]),
                now[4],
                now[5],
                now[6],
                now[7],
                within(now[BILL] / now[LIMIT], -1, 2),
                // Who owed nothing has paid all of it.
                before <= 0 ? 1 : within(now[PAID] / before, 0, 1.5f),
                month == 0 ? 0 : within((now[BILL] - before) / now[LIMIT], -1, 1)
            };
        }
        return derived;
    }

    private static float logarithm(float amount) {
        return (float) (Math.signum(amount) * Math.log1p(Math.abs(amount) / 100));
    }

    private static float within(float value, float least, float most) {
        return Math.min(most, Math.max(least, value));
    }
}

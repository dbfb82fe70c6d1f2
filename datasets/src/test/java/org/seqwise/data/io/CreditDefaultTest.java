package org.seqwise.data.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.seqwise.data.ClassBalance;
import org.seqwise.data.Sequences;

class CreditDefaultTest {

    @Test
    void creditDefaultIsReadWhole() {
        Sequences read = CsvSequences.read(SharedData.require("data/credit_default/credit_default.csv.gz"));
        assertEquals(
                List.of("pay", "bill", "paid", "limit", "sex", "education", "marriage", "age"), read.featureNames());
        assertEquals(24_000, read.size());
        assertEquals(6, read.longestStepCount());
        assertEquals(24_000 * 6, read.totalSteps());
        assertEquals(new ClassBalance(24_000 - 5_287, 5_287), read.balance());
    }
}

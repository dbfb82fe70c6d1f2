package org.seqwise.data.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One long series in a file as R writes it: a row number that the header does not name, dates in quotes. */
class OccupancyRowsTest {

    @ParameterizedTest
    @CsvSource({"datatraining.txt, 8143, 1729", "datatest.txt, 2665, 972"})
    void everyRowIsReadWithItsTimeAndItsValues(String name, int rows, int occupied) {
        try (CsvTable table = CsvTable.open(SharedData.require("data/occupancy/" + name))) {
            assertEquals(
                    List.of("", "date", "Temperature", "Humidity", "Light", "CO2", "HumidityRatio", "Occupancy"),
                    table.header());
            int count = 0;
            int ones = 0;
            StepTime before = StepTime.parse("2015-01-01 00:00:00");
            while (table.next()) {
                StepTime time = table.time(1);
                assertTrue(time != null && before != null && time.compareTo(before) > 0, table.place());
                before = time;
                for (int column = 2; column < 7; column++) {
                    assertTrue(Float.isFinite(table.number(column)), table.place());
                }
                ones += table.cellIs(7, "1") ? 1 : 0;
                count++;
            }
            assertEquals(rows, count);
            assertEquals(occupied, ones);
        }
    }
}

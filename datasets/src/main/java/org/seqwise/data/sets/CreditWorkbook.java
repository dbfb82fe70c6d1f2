package org.seqwise.data.sets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.RKRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;

/** One reading of the workbook of {@link CreditDefault}, cell by cell: a row of names, found by its ID, then a row a client. */
final class CreditWorkbook implements HSSFListener {

    private static final List<String> FEATURES =
            List.of("pay", "bill", "paid", "limit", "sex", "education", "marriage", "age");
    private static final int MONTHS = 6;
    private static final String ID = "ID";
    private static final String LABEL = "default payment next month";
    // Where each value of a sequence stands, step after step. The latest month has the lowest number; PAY_1 is called
    // PAY_0.
    private static final List<String> COLUMNS = IntStream.iterate(MONTHS, month -> month >= 1, month -> month - 1)
            .boxed()
            .flatMap(month -> Stream.of(
                    "PAY_" + (month == 1 ? 0 : month),
                    "BILL_AMT" + month,
                    "PAY_AMT" + month,
                    "LIMIT_BAL",
                    "SEX",
                    "EDUCATION",
                    "MARRIAGE",
                    "AGE"))
            .toList();

    private final Path file;
    private final SequencesBuilder clients = Sequences.builder(FEATURES);
    private final Map<Integer, String> names = new HashMap<>();
    private final Map<String, Double> cells = new HashMap<>();
    private @Nullable SSTRecord texts;
    private int row = -1;
    private boolean named;

    private CreditWorkbook(Path file) {
        this.file = file;
    }

    static Sequences read(Path file) {
        CreditWorkbook workbook = new CreditWorkbook(file);
        HSSFRequest request = new HSSFRequest();
        request.addListenerForAllRecords(workbook);
        try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
            new HSSFEventFactory().processWorkbookEvents(request, container);
        } catch (InvalidInputException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // POI complains of a damaged file in a dozen ways, with no class in common.
            throw new InvalidInputException(
                    file + " is no .xls that can be read (" + e.getMessage()
                            + "); it must be as it was published. Maybe fetch it again.",
                    e);
        }
        return workbook.end();
    }

    @Override
    public void processRecord(Record read) {
        if (read instanceof SSTRecord table) {
            texts = table;
        } else if (read instanceof LabelSSTRecord cell && texts != null) {
            text(cell, texts.getString(cell.getSSTIndex()).getString().strip());
        } else if (read instanceof NumberRecord cell) {
            number(cell, cell.getValue());
        } else if (read instanceof RKRecord cell) {
            number(cell, cell.getRKNumber());
        }
    }

    private void text(CellValueRecordInterface cell, String text) {
        begin(cell);
        if (!named) {
            names.put((int) cell.getColumn(), text);
        } else if (wanted(cell) != null) {
            throw new InvalidInputException(place() + wanted(cell) + " is '" + text + "'; it must be a number.");
        }
    }

    private void number(CellValueRecordInterface cell, double value) {
        begin(cell);
        String column = wanted(cell);
        if (named && column != null) {
            cells.put(column, value);
        }
    }

    private @Nullable String wanted(CellValueRecordInterface cell) {
        return names.get((int) cell.getColumn());
    }

    private void begin(CellValueRecordInterface cell) {
        if (cell.getRow() != row) {
            endRow();
            row = cell.getRow();
        }
    }

    private void endRow() {
        if (named && !cells.isEmpty()) {
            addClient();
        } else if (!named && names.containsValue(ID)) {
            requireColumns();
            named = true;
        } else if (!named) {
            names.clear();
        }
        cells.clear();
    }

    private void requireColumns() {
        Set<String> absent = new TreeSet<>(COLUMNS);
        absent.add(LABEL);
        absent.removeAll(names.values());
        InvalidInputException.require(
                absent.isEmpty(), "%sthe columns %s are absent; the names must be as published.", place(), absent);
    }

    private void addClient() {
        float[] values = new float[COLUMNS.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) cell(COLUMNS.get(i));
        }
        double label = cell(LABEL);
        InvalidInputException.require(
                label == 0 || label == 1, "%s%s is %s; it must be 0 or 1.", place(), LABEL, label);
        clients.addFlat(Long.toString((long) cell(ID)), values, 0, MONTHS, (int) label);
    }

    private double cell(String column) {
        Double value = cells.get(column);
        if (value == null) {
            throw new InvalidInputException(place() + "there is no number in the column '" + column
                    + "'; each client must have one. Maybe fetch the file again.");
        }
        return value;
    }

    private String place() {
        return file + ", row " + (row + 1) + ": ";
    }

    private Sequences end() {
        endRow();
        InvalidInputException.require(
                named, "%s has no row with the column names ID, LIMIT_BAL, ...; it must be as it was published.", file);
        return clients.build();
    }
}

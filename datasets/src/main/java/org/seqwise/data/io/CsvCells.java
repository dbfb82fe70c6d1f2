package org.seqwise.data.io;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;

/** The cells of a table's present row as what they stand for. */
final class CsvCells {

    // Of a category any word may be the name, even "none".
    private static final Pattern CATEGORY_GAP = Pattern.compile("(?i)|[-+]?nan");

    private static final Pattern GAP = Pattern.compile("(?i)|na|n/a|null|none|[-+]?nan");

    private static final Pattern ENDLESS = Pattern.compile("(?i)[-+]?inf(inity)?");

    private final CsvTable table;
    private final CsvSettings settings;
    private final CsvColumns columns;
    private final @Nullable Owner owner;
    private final @Nullable LabelFile answers;
    private final LabelText labels;
    private final Gaps gaps;
    private final CategoryCodes categories;
    private StepTime.@Nullable Kind timeKind;
    private String lastId = "";
    private int lastAnswer;
    private String lastLabelText = "";
    private int lastLabel = LabelText.UNKNOWN;
    private String lastGroup = "";

    /** Whose steps all rows are, where the table does not say it. */
    record Owner(
            String id, int label, float weight, @Nullable String group) {}

    /** Reads rows that say whose they are, and their label where that is read. */
    CsvCells(CsvTable table, CsvSettings settings, CsvColumns columns, CategoryCodes categories) {
        this(table, settings, columns, null, null, gaps(settings), categories);
    }

    /** Reads rows that all are one sequence's, with gaps that others end. */
    CsvCells(
            CsvTable table,
            CsvSettings settings,
            CsvColumns columns,
            Owner owner,
            Gaps gaps,
            CategoryCodes categories) {
        this(table, settings, columns, owner, null, gaps, categories);
    }

    /** Reads rows whose labels are in another file. */
    CsvCells(CsvTable table, CsvSettings settings, CsvColumns columns, LabelFile answers, CategoryCodes categories) {
        this(table, settings, columns, null, answers, gaps(settings), categories);
    }

    private CsvCells(
            CsvTable table,
            CsvSettings settings,
            CsvColumns columns,
            @Nullable Owner owner,
            @Nullable LabelFile answers,
            Gaps gaps,
            CategoryCodes categories) {
        this.table = table;
        this.settings = settings;
        this.columns = columns;
        this.owner = owner;
        this.answers = answers;
        this.categories = categories;
        labels = new LabelText(settings.positive());
        this.gaps = gaps;
    }

    private static Gaps gaps(CsvSettings settings) {
        return new Gaps(settings.keepsMissing(), "rows");
    }

    /** Returns whose step the row is; asked before the label and the weight, which may hang on it. */
    String id() {
        if (owner != null || columns.id() == CsvColumns.ABSENT) {
            return owner == null ? "" : owner.id();
        }
        // Rows of one sequence mostly follow each other.
        if (lastId.isEmpty() || !table.cellIs(columns.id(), lastId)) {
            lastId = table.cell(columns.id());
            if (lastId.isEmpty()) {
                throw table.brokenCell(columns.id(), "each row must say whose step it is.");
            }
            lastAnswer = answers == null ? 0 : answers.take(lastId, table.place());
        }
        return lastId;
    }

    /** Returns 0 or 1, or {@link LabelText#UNKNOWN} where labels are not read. */
    int label() {
        if (owner != null) {
            return owner.label();
        }
        if (answers != null) {
            return answers.label(lastAnswer);
        }
        if (!settings.labeled()) {
            return LabelText.UNKNOWN;
        }
        if (!table.cellIs(columns.label(), lastLabelText)) {
            lastLabelText = table.cell(columns.label());
            lastLabel = labels.parse(lastLabelText);
        }
        if (lastLabel == LabelText.UNKNOWN) {
            throw table.brokenCell(
                    columns.label(),
                    settings.positive() != null
                            ? "each row must have a label."
                            : "a label must be 0 or 1, or true or false. Maybe say which text means 1 with --positive.");
        }
        return lastLabel;
    }

    /** Returns the weight of the row's sequence, not negative, finite; 1 where weights are not read. */
    float weight() {
        if (owner != null) {
            return owner.weight();
        }
        if (answers != null) {
            return answers.weight(lastAnswer);
        }
        if (columns.weight() == CsvColumns.ABSENT) {
            return 1;
        }
        float weight = DecimalText.parse(table.cell(columns.weight()));
        if (!(weight >= 0 && Float.isFinite(weight))) {
            throw table.brokenCell(columns.weight(), "a weight must be a number, not negative and finite.");
        }
        return weight;
    }

    /** Returns the group of the row's sequence, null where groups are not read. */
    @Nullable
    String group() {
        if (owner != null) {
            return owner.group();
        }
        if (answers != null) {
            return answers.group(lastAnswer);
        }
        if (columns.group() == CsvColumns.ABSENT) {
            return null;
        }
        if (lastGroup.isEmpty() || !table.cellIs(columns.group(), lastGroup)) {
            lastGroup = table.cell(columns.group());
            if (lastGroup.isEmpty()) {
                throw table.brokenCell(columns.group(), "each sequence must have a group.");
            }
        }
        return lastGroup;
    }

    StepTime time() {
        if (columns.time() == CsvColumns.ABSENT) {
            return new StepTime(StepTime.Kind.NUMBER, table.line(), 0);
        }
        StepTime time = table.time(columns.time());
        if (time == null || (timeKind != null && timeKind != time.kind())) {
            throw table.brokenCell(
                    columns.time(),
                    timeKind != null
                            ? "it must be " + timeKind.rule + ", as in the rows before."
                            : "it must be a number, or an ISO date or date-time such as 2015-02-04 or 2015-02-04 17:51:00."
                                    + " Maybe name another column with --time.");
        }
        timeKind = time.kind();
        return time;
    }

    /** Reads the features of a step: finite float32, or NaN for what is missing. */
    void values(float[] target) {
        for (int f = 0; f < target.length; f++) {
            target[f] = value(columns.features()[f], f);
        }
        gaps.endUnit();
    }

    /**
     * Reads one cell as a finite float32, or NaN where it is missing; the number of its category where it has such.
     *
     * @param feature whose value it is
     */
    float value(int column, int feature) {
        if (categories.has(feature)) {
            String name = table.cell(column);
            return isCategoryGap(name) ? gap(column) : categories.code(feature, name);
        }
        float value = table.number(column);
        if (Float.isFinite(value)) {
            return value;
        }
        if (GAP.matcher(table.cell(column)).matches()) {
            return gap(column);
        }
        throw brokenValue(column, value);
    }

    /** Returns whether a text says that a category is missing; in a query, too. */
    static boolean isCategoryGap(String text) {
        return CATEGORY_GAP.matcher(text).matches();
    }

    private float gap(int column) {
        gaps.meet(() -> table.place() + "the value of column '" + table.header().get(column) + "'");
        return Float.NaN;
    }

    /** Returns whether a value of this row is missing that may not be, of which {@link #finish} will complain. */
    boolean hasGap() {
        return gaps.isOpen();
    }

    /** Ends a row whose values were read one by one. */
    void endRow() {
        gaps.endUnit();
    }

    private InvalidInputException brokenValue(int column, float value) {
        if (ENDLESS.matcher(table.cell(column)).matches()) {
            return table.brokenCell(column, "it must be a finite number. Maybe leave the step out.");
        }
        if (Float.isInfinite(value)) {
            return table.brokenCell(
                    column, "it must fit a float32, at most 3.4028235e38 in size. Maybe scale the column.");
        }
        return table.brokenCell(
                column,
                settings.namesFeatures()
                        ? "it must be a number. Maybe leave the column out of --features, or name it with --categorical."
                        : "it must be a number. Maybe name the columns to use with --features, or those of text with --categorical.");
    }

    /** Returns the complaint that this row's label is not that of its sequence's first row. */
    InvalidInputException otherLabel(String id, int label, int firstLine) {
        return otherThanFirst(columns.label(), id, "label", label, firstLine);
    }

    /** Returns the complaint that this row's weight is not that of its sequence's first row. */
    InvalidInputException otherWeight(String id, float weight, int firstLine) {
        return otherThanFirst(columns.weight(), id, "weight", weight, firstLine);
    }

    /** Returns the complaint that this row's group is not that of its sequence's first row. */
    InvalidInputException otherGroup(String id, @Nullable String group, int firstLine) {
        return otherThanFirst(columns.group(), id, "group", String.valueOf(group), firstLine);
    }

    private InvalidInputException otherThanFirst(int column, String id, String what, Object first, int firstLine) {
        return table.brokenCell(
                column,
                String.format(
                        Locale.ROOT,
                        "line %d gives sequence '%s' the %s %s, and all rows of a sequence must have the same.",
                        firstLine,
                        Quoted.shortened(id),
                        what,
                        first));
    }

    /** Returns whether something was missing, in this table or in another of the same gaps, that may not be. */
    boolean mustBeRefused() {
        return gaps.mustBeRefused();
    }

    /** Checks, after the last row, that no value was missing that may not be, and that the text that means 1 has come. */
    void finish() {
        if (owner == null) {
            gaps.requireNone();
        }
        String positive = settings.positive();
        if (owner == null && answers == null && settings.labeled() && positive != null && !labels.positiveSeen()) {
            throw new InvalidInputException(String.format(
                    Locale.ROOT,
                    "%s: no row has '%s' in column '%s', where the first labels are %s; one must. Maybe name one of them with --positive.",
                    table.file(),
                    positive,
                    settings.label(),
                    Quoted.list(labels.otherTexts(), LabelText.MOST_SHOWN)));
        }
    }
}

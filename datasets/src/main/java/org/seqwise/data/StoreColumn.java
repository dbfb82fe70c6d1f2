package org.seqwise.data;

/** The files of a store beside its header, in the order in which their blocks' checksums follow one another. All numbers are little-endian. */
enum StoreColumn {
    /** Values, row after row, float32. */
    VALUES("values.f32"),
    /** How many steps end with each sequence, those of all before it counted, int64. */
    STEP_ENDS("step-ends.i64"),
    /** Ids, one behind the other, UTF-8. */
    IDS("ids.utf8"),
    /** How many bytes of ids end with each, int64. */
    ID_ENDS("id-ends.i64"),
    /** 0 or 1 a sequence, int8. */
    LABELS("labels.i8"),
    /** One a sequence, float32. */
    WEIGHTS("weights.f32"),
    /** The place of each sequence's group among the groups' names, int32. */
    GROUPS("groups.i32"),
    /** Groups' names, one behind the other, UTF-8. */
    GROUP_NAMES("group-names.utf8"),
    /** How many bytes of groups' names end with each, int64. */
    GROUP_NAME_ENDS("group-name-ends.i64"),
    /** The times of each sequence's first and last step, float64. */
    TIMES("times.f64");

    /** The file of all blocks' checksums, CRC-32C, int32. */
    static final String CHECKSUMS = "checksums.i32";

    private final String fileName;

    StoreColumn(String fileName) {
        this.fileName = fileName;
    }

    String fileName() {
        return fileName;
    }
}

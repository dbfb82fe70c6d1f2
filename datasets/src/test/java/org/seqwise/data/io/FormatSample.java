package org.seqwise.data.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.seqwise.data.LabeledSequence;
import org.seqwise.data.SequenceStore;
import org.seqwise.data.Sequences;
import org.seqwise.data.StoreWriter;

/** The same three sequences in each format, for the contract that all readers keep. A new format gets an entry here. */
record FormatSample(String fileName, Content content) {

    static final List<String> FEATURES = List.of("x1", "x2");
    static final List<LabeledSequence> SEQUENCES = List.of(
            new LabeledSequence("a", new float[][] {{1.5f, -2}, {3, 0.25f}}, 0),
            new LabeledSequence("b", new float[][] {{0.5f, 4}}, 1),
            new LabeledSequence("c", new float[][] {{2, 1}, {0, 7}, {-0.001f, 8}}, 0));

    private static final float[] BACK_PADDED = {1.5f, -2, 3, 0.25f, 0, 0, 0.5f, 4, 0, 0, 0, 0, 2, 1, 0, 7, -0.001f, 8};

    /** Writes the sequences. */
    @FunctionalInterface
    interface Content {
        void write(Path path) throws IOException;
    }

    static final Map<String, FormatSample> OF = Map.of(
            "store",
            new FormatSample("sample.store", path -> {
                try (StoreWriter writer = SequenceStore.writer(path, FEATURES)) {
                    Sequences.of(FEATURES, SEQUENCES).copyTo(writer);
                    writer.finish();
                }
            }),
            "csv",
            text(
                    "sample.csv",
                    "sequence,time,x1,x2,label",
                    "a,1,1.5,-2,0",
                    "a,2,3,0.25,0",
                    "b,0,0.5,4,1",
                    "c,1,2,1,0",
                    "c,2,0,7,0",
                    "c,3,-1e-3,8,0"),
            "csv-wide",
            text(
                    "sample.csv",
                    "x1_01,x2_01,x1_02,x2_02,x2_03,x1_03,label",
                    "1.5,-2,3,0.25,,,0",
                    "0.5,4,,,,,1",
                    "2,1,0,7,8,-1e-3,0"),
            "folder",
            new FormatSample("sample", path -> {
                Files.createDirectories(path);
                Files.writeString(path.resolve("labels.csv"), "sequence,label\na,0\nb,1\nc,0\n");
                Files.writeString(path.resolve("a.csv"), "#x1, x2\n1.5,-2\n3,0.25\n");
                Files.writeString(path.resolve("b.csv"), "x1,x2\n0.5,4\n");
                Files.writeString(path.resolve("c.csv"), "x2,time,x1\n7,1,0\n1,0,2\n8,2,-1e-3\n");
            }),
            "npz",
            bytes("sample.npz", NpyFixture.npz(NpyFixture.arrays("(3, 3, 2)", BACK_PADDED, 0, 1, 0), true)),
            "npy",
            new FormatSample("X.npy", path -> {
                Files.write(path, NpyFixture.npy("<f4", "(3, 3, 2)", NpyFixture.floats(BACK_PADDED)));
                Files.write(
                        path.resolveSibling("y" + path.getFileName().toString().substring(1)),
                        NpyFixture.npy("<i8", "(3,)", NpyFixture.longs(0, 1, 0)));
            }),
            "ts",
            text(
                    "sample.ts",
                    "#Made by hand",
                    "@problemName sample",
                    "@univariate false",
                    "@classLabel true 0 1",
                    "@data",
                    "1.5,3:-2,0.25:0",
                    "0.5:4:1",
                    "2,0,-1e-3:1,7,8:0"),
            "blocks",
            text(
                    "sample.data",
                    "false",
                    "\t1.5\t-2",
                    "\t3\t0.25",
                    "",
                    "true",
                    "0.5 4",
                    "false",
                    "2 1",
                    "0 7",
                    "-1e-3 8"),
            "arff",
            text(
                    "sample.arff",
                    "% Made by hand",
                    "@relation sample",
                    "@attribute both relational",
                    "  @attribute t1 numeric",
                    "  @attribute t2 numeric",
                    "  @attribute t3 numeric",
                    "@end both",
                    "@attribute class {0,1}",
                    "@data",
                    "'1.5,3,?\\n-2,0.25,?',0",
                    "'0.5,?,?\\n4,?,?',1",
                    "\"2,0,-1e-3\\n1,7,8\",0"));

    /** Writes the sample into a folder and returns its path. */
    Path in(Path folder) throws IOException {
        Path path = folder.resolve(fileName);
        content.write(path);
        return path;
    }

    /** Puts a file, or each file of a folder, into gzip, under a name that says so. */
    static Path zipped(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            try (var files = Files.list(path)) {
                for (Path file : files.toList()) {
                    zipped(file);
                    Files.delete(file);
                }
            }
            return path;
        }
        Path zipped = path.resolveSibling(path.getFileName() + ".gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            Files.copy(path, out);
        }
        return zipped;
    }

    private static FormatSample text(String fileName, String... lines) {
        return bytes(fileName, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static FormatSample bytes(String fileName, byte[] bytes) {
        return new FormatSample(fileName, path -> Files.write(path, bytes));
    }
}

package org.seqwise.data;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * The file of a store's header, {@code store.header}: {@code SEQSTORE}, the format version, the CRC-32C of all that follows, and that. Integers
 * are little-endian; a text is its length in bytes and its UTF-8.
 */
final class StoreHeaderFile {

    static final String NAME = "store.header";
    static final int FORMAT_VERSION = 1;

    private static final byte[] MAGIC = "SEQSTORE".getBytes(StandardCharsets.US_ASCII);
    private static final int START = MAGIC.length + 2 * Integer.BYTES;
    private static final int LONGEST = 1 << 26;
    private static final int LABELED = 1;
    private static final int WEIGHTED = 2;
    private static final int TIMED = 4;

    private StoreHeaderFile() {}

    static void write(Path file, StoreHeader header) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        put(new DataOutputStream(content), header);
        InvalidInputException.require(
                content.size() <= LONGEST - START,
                "The names of features and categories take %d bytes; a store has room for %d. Maybe leave a feature of many categories away.",
                content.size(),
                LONGEST - START);
        ByteBuffer whole = ByteBuffer.allocate(START + content.size()).order(ByteOrder.LITTLE_ENDIAN);
        byte[] bytes = content.toByteArray();
        whole.put(MAGIC).putInt(FORMAT_VERSION).putInt(checksum(bytes, 0)).put(bytes);
        Files.write(file, whole.array());
    }

    private static void put(DataOutputStream out, StoreHeader header) throws IOException {
        put(out, header.featureNames());
        put(out, header.categories().size());
        for (Map.Entry<String, List<String>> category : new TreeMap<>(header.categories()).entrySet()) {
            put(out, category.getKey());
            put(out, category.getValue());
        }
        put(out, header.source().size());
        for (Map.Entry<String, String> fact : new TreeMap<>(header.source()).entrySet()) {
            put(out, fact.getKey());
            put(out, fact.getValue());
        }
        put(out, header.size());
        put(out, header.totalSteps());
        put(out, header.missing());
        put(out, header.idBytes());
        put(out, (header.labeled() ? LABELED : 0) | (header.weighted() ? WEIGHTED : 0) | (header.timed() ? TIMED : 0));
        put(out, header.groups());
        put(out, header.groupBytes());
        put(out, header.blockSize());
        put(out, header.checksum());
    }

    private static void put(DataOutputStream out, List<String> texts) throws IOException {
        put(out, texts.size());
        for (String text : texts) {
            put(out, text);
        }
    }

    private static void put(DataOutputStream out, String text) throws IOException {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        put(out, encoded.length);
        out.write(encoded);
    }

    private static void put(DataOutputStream out, int number) throws IOException {
        out.writeInt(Integer.reverseBytes(number));
    }

    private static void put(DataOutputStream out, long number) throws IOException {
        out.writeLong(Long.reverseBytes(number));
    }

    static StoreHeader read(Path file) throws IOException {
        long length = Files.size(file);
        StoreDamage.require(
                length >= START && length <= LONGEST,
                file,
                0,
                "has %d bytes; it must have %d to %d",
                length,
                START,
                LONGEST);
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[MAGIC.length];
        in.get(magic);
        InvalidInputException.require(
                java.util.Arrays.equals(magic, MAGIC),
                "%s: byte 0: the file must begin with SEQSTORE, and does not: this folder is not a store. Maybe name another.",
                file);
        int version = in.getInt();
        InvalidInputException.require(
                version == FORMAT_VERSION,
                "%s: byte %d: the store has format version %d; this Seqwise reads %d. Maybe it was written by a newer one.",
                file,
                MAGIC.length,
                version,
                FORMAT_VERSION);
        StoreDamage.require(
                in.getInt() == checksum(in.array(), START), file, START, "does not have the checksum that it states");
        return header(file, in);
    }

    private static StoreHeader header(Path file, ByteBuffer in) {
        try {
            StoreHeader header = header(in);
            StoreDamage.require(!in.hasRemaining(), file, in.position(), "goes on where it must end");
            return header;
        } catch (BufferUnderflowException e) {
            throw StoreDamage.at(file, in.position(), "ends too early", e);
        } catch (InvalidInputException e) {
            throw StoreDamage.at(file, in.position(), "is not to be believed: " + e.getMessage(), e);
        }
    }

    private static StoreHeader header(ByteBuffer in) {
        List<String> names = texts(in);
        Map<String, List<String>> categories = new TreeMap<>();
        for (int left = in.getInt(); left > 0; left--) {
            categories.put(text(in), texts(in));
        }
        Map<String, String> source = new TreeMap<>();
        for (int left = in.getInt(); left > 0; left--) {
            source.put(text(in), text(in));
        }
        int size = in.getInt();
        long totalSteps = in.getLong();
        long missing = in.getLong();
        long idBytes = in.getLong();
        int has = in.getInt();
        return new StoreHeader(
                names,
                categories,
                source,
                size,
                totalSteps,
                missing,
                idBytes,
                (has & LABELED) != 0,
                (has & WEIGHTED) != 0,
                in.getInt(),
                in.getLong(),
                (has & TIMED) != 0,
                in.getInt(),
                in.getInt());
    }

    private static List<String> texts(ByteBuffer in) {
        List<String> texts = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            texts.add(text(in));
        }
        return texts;
    }

    private static String text(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] encoded = new byte[length];
        in.get(encoded);
        return new String(encoded, StandardCharsets.UTF_8);
    }

    private static int checksum(byte[] bytes, int from) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, from, bytes.length - from);
        return (int) sum.getValue();
    }
}

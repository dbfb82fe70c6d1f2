package org.seqwise.data.io;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small {@code .npy} and {@code .npz} files, right or wrong. */
final class NpyFixture {

    private NpyFixture() {}

    /** Returns an array of version 1. */
    static byte[] npy(String type, String shape, byte[] data) {
        return npy("{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }", data);
    }

    /** Returns an array of version 1 whose header is any text. */
    static byte[] npy(String header, byte[] data) {
        byte[] text = (header + "\n").getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer bytes = ByteBuffer.allocate(10 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        return bytes.putShort((short) text.length).put(text).put(data).array();
    }

    static byte[] floats(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    static byte[] longs(long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            bytes.putLong(value);
        }
        return bytes.array();
    }

    /** Returns the arrays {@code X}, float32, and {@code y}, int64. */
    static Map<String, byte[]> arrays(String shape, float[] x, long... y) {
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        arrays.put("X", npy("<f4", shape, floats(x)));
        arrays.put("y", npy("<i8", "(" + y.length + ",)", longs(y)));
        return arrays;
    }

    /** Returns a zip as {@code numpy.savez} writes it, or {@code numpy.savez_compressed}. */
    static byte[] npz(Map<String, byte[]> arrays, boolean compressed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
                ZipEntry entry = new ZipEntry(array.getKey() + ".npy");
                if (!compressed) {
                    CRC32 sum = new CRC32();
                    sum.update(array.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(array.getValue().length);
                    entry.setCrc(sum.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(array.getValue());
                zip.closeEntry();
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

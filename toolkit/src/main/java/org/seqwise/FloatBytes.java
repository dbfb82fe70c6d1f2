package org.seqwise;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers as the bytes of float32, little-endian. */
final class FloatBytes {

    private FloatBytes() {}

    static byte[] of(float[] numbers) {
        byte[] bytes = new byte[Math.multiplyExact(numbers.length, Float.BYTES)];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(numbers);
        return bytes;
    }

    /**
     * Reads so many numbers. Memory is taken for what is there, whatever was asked for.
     *
     * @throws EOFException if there are fewer
     */
    static float[] read(InputStream in, int count) throws IOException {
        int length = Math.multiplyExact(count, Float.BYTES);
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException(bytes.length + " bytes of " + length);
        }
        float[] numbers = new float[count];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
        return numbers;
    }
}

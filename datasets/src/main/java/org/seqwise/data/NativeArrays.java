package org.seqwise.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Hands numbers to an engine. All numbers that an engine gets go through here.
 *
 * <p>DJL's own {@code create(float[])} copies them, on one engine, to a direct buffer that nothing holds while native code reads it; a garbage
 * collection at that moment frees the memory, and the array has other numbers (17 of 84,797 arrays under a busy collector, none of 87,223
 * with a buffer that is held).
 */
public final class NativeArrays {

    private NativeArrays() {}

    /**
     * Returns an array of its own memory.
     *
     * @param manager owns it
     * @param values row after row, as many as the shape has
     * @param shape of the array, float32
     */
    public static NDArray of(NDManager manager, float[] values, Shape shape) {
        return of(manager, direct(values.length).put(values).flip(), shape);
    }

    /** Returns an array {@code (values)}; see {@link #of(NDManager, float[], Shape)}. */
    public static NDArray of(NDManager manager, float... values) {
        return of(manager, values, new Shape(values.length));
    }

    /**
     * Returns an array of its own memory; the buffer may be used again.
     *
     * @param manager owns it
     * @param values what is left in it, from {@link #direct}
     * @param shape of the array, float32
     */
    static NDArray of(NDManager manager, FloatBuffer values, Shape shape) {
        try {
            return manager.create(values, shape);
        } finally {
            Reference.reachabilityFence(values);
        }
    }

    /** Returns an empty buffer outside the heap, in the byte order of this machine. */
    static FloatBuffer direct(int capacity) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(capacity, Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }
}

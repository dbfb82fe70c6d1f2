package org.seqwise.exchange.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Buffers outside the heap that a session reads and writes where they lie, and the tensors over them: all are used again for the next call of
 * the same size. For one thread at a time.
 */
final class GraphCall implements AutoCloseable {

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final String output;
    private final int width;
    private final Map<String, OnnxTensor> inputs = new HashMap<>();
    private final Map<String, OnnxTensor> outputs = new HashMap<>();
    private FloatBuffer values = FloatBuffer.allocate(0);
    private LongBuffer lengths = LongBuffer.allocate(0);
    private DoubleBuffer answers = DoubleBuffer.allocate(0);
    private int batch;
    private int time;

    /**
     * @param output the name of the graph's output, (batch) of float64
     * @param width features a step
     */
    GraphCall(OrtEnvironment environment, OrtSession session, String output, int width) {
        this.environment = environment;
        this.session = session;
        this.output = output;
        this.width = width;
    }

    /** Makes room for a batch; what is read is put into {@link #values} and {@link #lengths} then. */
    void begin(int newBatch, int newTime) throws OrtException {
        if (newBatch != batch) {
            lengths = bytes(newBatch * (long) Long.BYTES).asLongBuffer();
            answers = bytes(newBatch * (long) Double.BYTES).asDoubleBuffer();
            replace(inputs, GraphSession.LENGTHS, OnnxTensor.createTensor(environment, lengths, new long[] {newBatch}));
            replace(outputs, output, OnnxTensor.createTensor(environment, answers, new long[] {newBatch}));
        }
        if (newBatch != batch || newTime != time) {
            int size = Math.multiplyExact(Math.multiplyExact(newBatch, newTime), width);
            if (values.capacity() < size) {
                values = bytes(size * (long) Float.BYTES).asFloatBuffer();
            }
            values.clear().limit(size);
            replace(inputs, GraphSession.VALUES, OnnxTensor.createTensor(environment, values, new long[] {
                newBatch, newTime, width
            }));
        }
        batch = newBatch;
        time = newTime;
        values.rewind();
        lengths.rewind();
    }

    private static void replace(Map<String, OnnxTensor> tensors, String name, OnnxTensor next) {
        OnnxTensor before = tensors.put(name, next);
        close(before);
    }

    private static void close(@Nullable OnnxTensor tensor) {
        if (tensor != null) {
            tensor.close();
        }
    }

    private static ByteBuffer bytes(long count) {
        return ByteBuffer.allocateDirect(Math.toIntExact(count)).order(ByteOrder.nativeOrder());
    }

    /** Returns where (batch, time, features) are to be put, row after row. */
    FloatBuffer values() {
        return values;
    }

    /** Returns where each sequence's length is to be put. */
    LongBuffer lengths() {
        return lengths;
    }

    /** Computes and returns where the answers are, one a sequence. */
    DoubleBuffer run() throws OrtException {
        session.run(inputs, outputs).close();
        return answers.rewind();
    }

    /** Returns how many values it holds on to. */
    int capacity() {
        return values.capacity();
    }

    @Override
    public void close() {
        inputs.values().forEach(OnnxTensor::close);
        outputs.values().forEach(OnnxTensor::close);
    }
}

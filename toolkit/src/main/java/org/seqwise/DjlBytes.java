package org.seqwise;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.seqwise.reference.ParameterShape;

/** What DJL 0.36 writes of a model around the numbers of its parameters. */
final class DjlBytes {

    private static final char UNKNOWN_AXIS = '?';

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    /** Something that is written. */
    private interface Writing {
        void run() throws IOException;
    }

    /** Appends the head of a file: of version 1, named net, saved as of epoch 0. */
    DjlBytes model(long[]... inputShapes) {
        return append(() -> {
            out.writeBytes("DJL@");
            out.writeInt(1);
            out.writeUTF("net");
            out.writeUTF("FLOAT32");
            out.writeInt(inputShapes.length);
            for (int i = 0; i < inputShapes.length; i++) {
                out.writeUTF("data" + i);
                writeShape(inputShapes[i]);
            }
            out.writeInt(1);
            out.writeUTF("Epoch");
            out.writeUTF("0");
        });
    }

    /** Appends the head of a block with the version of its kind. */
    DjlBytes block(int version, long[]... inputShapes) {
        return append(() -> {
            out.writeByte(version);
            out.writeInt(inputShapes.length);
            for (long[] shape : inputShapes) {
                writeShape(shape);
            }
        });
    }

    /** Appends the head of a linear block. */
    DjlBytes linear(long units, long inputs) {
        return append(() -> {
            out.writeByte(4);
            out.writeLong(units);
            out.writeLong(inputs);
            writeShape(1);
        });
    }

    /** Appends the head of a parameter; its numbers follow in little-endian order. */
    DjlBytes parameter(String name, ParameterShape shape) {
        return append(() -> {
            out.writeChar('P');
            out.writeByte(1);
            out.writeUTF(name);
            out.writeUTF("NDAR");
            out.writeInt(3);
            out.writeByte(1);
            out.writeUTF(name);
            out.writeUTF("DENSE");
            out.writeUTF("FLOAT32");
            if (shape.isVector()) {
                writeShape(shape.rows());
            } else {
                writeShape(shape.rows(), shape.columns());
            }
            out.writeByte('<');
            out.writeInt(Math.multiplyExact(shape.size(), Float.BYTES));
        });
    }

    private void writeShape(long... axes) throws IOException {
        out.writeInt(axes.length);
        for (long axis : axes) {
            out.writeLong(axis);
        }
        out.writeInt(axes.length);
        char[] layout = new char[axes.length];
        Arrays.fill(layout, UNKNOWN_AXIS);
        out.writeChars(new String(layout));
    }

    private DjlBytes append(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written.", e);
        }
        return this;
    }

    byte[] toArray() {
        return bytes.toByteArray();
    }
}

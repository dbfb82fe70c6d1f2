package org.seqwise.exchange.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.util.Map;
import org.seqwise.data.InvalidInputException;

/** What surrounds a graph. */
final class OnnxFormat {

    /** Of 2021, so that programs of the last years read it; it has all that is needed. */
    static final int OPERATOR_SET = 17;

    private static final int IR_VERSION = 8;

    private OnnxFormat() {}

    static byte[] bytes(GraphProto graph, Map<String, String> metadata) {
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("Seqwise")
                .setGraph(graph)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPERATOR_SET));
        metadata.forEach((key, value) -> model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        ModelProto whole = model.build();
        long size = 0;
        for (int i = 0; i < graph.getInitializerCount(); i++) {
            size += graph.getInitializer(i).getRawData().size();
        }
        InvalidInputException.require(
                size < Integer.MAX_VALUE / 2,
                "The model's weights take %,d bytes; an ONNX file must have less than 1 GiB of them.",
                size);
        return whole.toByteArray();
    }
}

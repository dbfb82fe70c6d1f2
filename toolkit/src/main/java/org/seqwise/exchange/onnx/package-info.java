/**
 * Models as ONNX: a graph that takes raw features and gives the calibrated probability, and ONNX Runtime, which computes it. The graph is written
 * with {@code org.tribuo:tribuo-util-onnx} and computed by {@code com.microsoft.onnxruntime:onnxruntime}; both are optional, and what needs one
 * says so where it is not there.
 */
@NullMarked
package org.seqwise.exchange.onnx;

import org.jspecify.annotations.NullMarked;

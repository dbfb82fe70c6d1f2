"""Writes models as Keras 2 and 3 save them, and expected.json: sequences and what Keras's equations say of them.

Run with Debian's python3-h5py (3.7.0) and python3-numpy (1.24.2). The layout follows keras.src.saving.saving_lib and
keras.src.legacy.saving.legacy_h5_format of Keras 3.15 and tf_keras.saving.legacy.hdf5_format of Keras 2; the equations those of its layers,
in float64 and step by step. Files by Keras itself are in by-keras, with the script that made them.
"""
import io
import json
import zipfile

import h5py
import numpy as np

random = np.random.RandomState(8)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


class Layer:
    """A layer with its configuration, and its weights in Keras's order."""

    def __init__(self, kind, name, weights=(), **config):
        self.kind, self.name, self.config = kind, name, config
        self.weights = [np.float32(random.normal(0, 0.6, shape)) for shape in weights]


def cell(kind, name, inputs, units, use_bias=True, **config):
    gates = 4 if kind == "LSTM" else 3
    shapes = [(inputs, gates * units), (units, gates * units)]
    if use_bias:
        shapes.append((2, 3 * units) if config.get("reset_after") else (gates * units,))
    settings = dict(trainable=True, dtype="float32", return_sequences=False, return_state=False, go_backwards=False,
                    stateful=False, unroll=False, units=units, activation="tanh", recurrent_activation="sigmoid",
                    use_bias=use_bias, dropout=0.0, recurrent_dropout=0.0)
    return Layer(kind, name, shapes, **{**settings, **config})


def bidirectional(name, one, other, merge_mode):
    layer = Layer("Bidirectional", name, trainable=True, dtype="float32", merge_mode=merge_mode)
    layer.parts = [one, other]
    layer.weights = one.weights + other.weights
    return layer


def pair(kind, name, inputs, units, merge_mode="concat", **config):
    own = name.replace("bidirectional", kind.lower())
    return bidirectional(name, cell(kind, "forward_" + own, inputs, units, **config),
                         cell(kind, "backward_" + own, inputs, units, **{**config, "go_backwards": True}), merge_mode)


def dense(name, inputs, units, activation, use_bias=True):
    shapes = [(inputs, units), (units,)] if use_bias else [(inputs, units)]
    return Layer("Dense", name, shapes, trainable=True, dtype="float32", units=units, activation=activation,
                 use_bias=use_bias)


def plain(kind, name, **config):
    return Layer(kind, name, trainable=True, dtype="float32", **config)


# The equations. A masked step changes nothing; where every step has an output, it repeats the one before.


def run_cell(layer, steps, mask):
    units = layer.config["units"]
    weights = [w.astype(float) for w in layer.weights]
    kernel, recurrent = weights[:2]
    bias = weights[2] if len(weights) > 2 else np.zeros(kernel.shape[1])
    h, c, outputs = np.zeros(units), np.zeros(units), []
    order = range(len(steps))
    for t in reversed(order) if layer.config["go_backwards"] else order:
        if mask[t]:
            if layer.kind == "LSTM":
                i, f, g, o = np.split(steps[t] @ kernel + h @ recurrent + bias, 4)
                c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
                h = sigmoid(o) * np.tanh(c)
            else:
                h = gru(layer, steps[t], h, kernel, recurrent, bias)
        outputs.append(h)
    return outputs


def gru(layer, x, h, kernel, recurrent, bias):
    after = layer.config["reset_after"]
    first, second = bias if bias.ndim == 2 else (bias, np.zeros_like(bias))
    xz, xr, xh = np.split(x @ kernel + first, 3)
    hz, hr, hh = np.split(h @ recurrent + second, 3)
    z, r = sigmoid(xz + hz), sigmoid(xr + hr)
    inner = r * hh if after else (r * h) @ np.split(recurrent, 3, axis=1)[2]
    return z * h + (1 - z) * np.tanh(xh + inner)


def run_recurrent(layer, steps, mask):
    if layer.kind != "Bidirectional":
        return run_cell(layer, steps, mask), layer.config["return_sequences"]
    one, other = layer.parts
    forward, backward = run_cell(one, steps, mask), run_cell(other, steps, mask)
    every = one.config["return_sequences"]
    if every:
        backward = backward[::-1]
    merge = {"concat": lambda a, b: np.concatenate([a, b]), "sum": lambda a, b: a + b, "ave": lambda a, b: (a + b) / 2}
    return [merge[layer.config["merge_mode"]](a, b) for a, b in zip(forward, backward)], every


def activated(values, name):
    if name == "softmax":
        return np.exp(values) / np.exp(values).sum()
    return {"linear": lambda v: v, "sigmoid": sigmoid, "relu": lambda v: np.maximum(v, 0)}[name](values)


def predict(layers, x):
    steps, mask, value = [np.float64(row) for row in np.float32(x)], [True] * len(x), None
    for layer in layers:
        if layer.kind == "Masking":
            mask = [bool(np.any(row != layer.config["mask_value"])) for row in steps]
        elif layer.kind in ("LSTM", "GRU", "Bidirectional"):
            outputs, every = run_recurrent(layer, steps, mask)
            steps, value = (outputs, None) if every else (None, outputs[-1])
        elif layer.kind == "GlobalAveragePooling1D":
            value = sum(row for row, there in zip(steps, mask) if there) / sum(mask)
        elif layer.kind == "GlobalMaxPooling1D":
            value = np.max(steps, axis=0)
        elif layer.kind == "Dense":
            kernel = layer.weights[0].astype(float)
            bias = layer.weights[1].astype(float) if len(layer.weights) > 1 else 0
            value = activated(value @ kernel + bias, layer.config["activation"])
        elif layer.kind == "Activation":
            value = activated(value, layer.config["activation"])
    return float(value[-1])


# What Keras 2 writes: one HDF5 file.


def config_of(layer, third, inputs=None):
    config = dict(layer.config, name=layer.name)
    if third and "dtype" in config:
        config["dtype"] = {"module": "keras", "class_name": "DTypePolicy", "config": {"name": config["dtype"]},
                           "registered_name": None}
    if inputs is not None:
        config["batch_input_shape"] = inputs
    if layer.kind == "Bidirectional":
        config["layer"] = described(layer.parts[0], third)
        if third:
            config["backward_layer"] = described(layer.parts[1], third)
    return config


def described(layer, third, inputs=None):
    node = {"class_name": layer.kind, "config": config_of(layer, third, inputs)}
    return dict(node, module="keras.layers", registered_name=None) if third else node


def sequential(layers, inputs, third=False, input_layer=True):
    """Early versions of Keras 2 said the shape of the input in the first layer alone."""
    nodes = [described(layers[0], third, None if third or input_layer else inputs)]
    nodes += [described(each, third) for each in layers[1:]]
    if input_layer:
        shape = {"batch_shape" if third else "batch_input_shape": inputs}
        first = {"class_name": "InputLayer", "config": {**shape, "dtype": "float32", "name": "input_layer"}}
        nodes = [dict(first, module="keras.layers", registered_name=None) if third else first] + nodes
    return {"class_name": "Sequential", "config": {"name": "sequential", "layers": nodes}}


def functional_2(layers, inputs):
    nodes = [{"class_name": "InputLayer", "name": "input_1", "inbound_nodes": [],
              "config": {"batch_input_shape": inputs, "dtype": "float32", "name": "input_1"}}]
    for layer in layers:
        before = nodes[-1]["name"]
        nodes.append(dict(described(layer, False), name=layer.name, inbound_nodes=[[[before, 0, 0, {}]]]))
    return {"class_name": "Functional", "config": {"name": "model", "layers": nodes,
                                                   "input_layers": [["input_1", 0, 0]],
                                                   "output_layers": [[layers[-1].name, 0, 0]]}}


def names_2(layer):
    kinds = ["kernel:0", "recurrent_kernel:0", "bias:0"] if layer.kind != "Dense" else ["kernel:0", "bias:0"]
    if layer.kind == "Bidirectional":
        return [f"{layer.name}/{part.name}/{part.kind.lower()}_cell/{kind}" for part in layer.parts
                for kind in kinds[:len(part.weights)]]
    inner = "" if layer.kind == "Dense" else f"{layer.kind.lower()}_cell/"
    return [f"{layer.name}/{inner}{kind}" for kind in kinds[:len(layer.weights)]]


def put_texts(group, name, texts, chunks):
    # NumPy's fixed-length texts, as h5py 2 made of a list; newer ones write texts of any length.
    data = np.array([text.encode() for text in texts]) if chunks else [text.encode() for text in texts]
    if chunks and chunks > 1:
        for i, part in enumerate(np.array_split(data, chunks)):
            group.attrs[f"{name}{i}"] = part
    else:
        group.attrs[name] = data


def write_2(path, model, layers, training=None, chunks=0, libver="earliest"):
    with h5py.File(path, "w", libver=libver) as file:
        file.attrs["model_config"] = json.dumps(model).encode()
        file.attrs["keras_version"] = b"2.15.0"
        file.attrs["backend"] = b"tensorflow"
        if training:
            file.attrs["training_config"] = json.dumps(training).encode()
        group = file.create_group("model_weights")
        put_texts(group, "layer_names", [layer.name for layer in layers], min(chunks, 1))
        group.attrs["keras_version"] = b"2.15.0"
        for layer in layers:
            own = group.create_group(layer.name)
            names = names_2(layer) if layer.weights else []
            put_texts(own, "weight_names", names, chunks if names else 0)
            for name, values in zip(names, layer.weights):
                own[name] = values


# What Keras 3 writes: a zip.

SNAKE = {"LSTM": "lstm", "GRU": "gru", "Bidirectional": "bidirectional", "Dense": "dense"}


def write_3(path, model, layers, loss=None, top="layers"):
    content = io.BytesIO()
    with h5py.File(content, "w") as file:
        counted = {}
        for layer in layers:
            if layer.kind not in SNAKE:
                continue
            index = counted.get(layer.kind, 0)
            counted[layer.kind] = index + 1
            own = f"{top}/{SNAKE[layer.kind]}" + (f"_{index}" if index else "")
            parts = {"Dense": [("", layer)], "Bidirectional": list(zip(("forward_layer/cell/", "backward_layer/cell/"),
                                                                        getattr(layer, "parts", [])))}
            for place, part in parts.get(layer.kind, [("cell/", layer)]):
                group = file.create_group(f"{own}/{place}vars")
                group.attrs["name"] = part.name
                for i, values in enumerate(part.weights):
                    group[str(i)] = values
        file.create_group("optimizer/vars")["0"] = 12
    functional = model["class_name"] == "Functional"
    model = dict(model, module="keras.src.models.functional" if functional else "keras",
                 registered_name="Functional" if functional else None)
    if loss:
        model["compile_config"] = {"optimizer": "adam", "loss": loss}
    with zipfile.ZipFile(path, "w") as zipped:
        put(zipped, "metadata.json", json.dumps({"keras_version": "3.6.0", "date_saved": "2026-01-01@00:00:00"}))
        put(zipped, "config.json", json.dumps(model))
        put(zipped, "model.weights.h5", content.getvalue())


def put(zipped, name, data):
    zipped.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data)


def tensor(name, shape):
    return {"class_name": "__keras_tensor__", "config": {"shape": shape, "dtype": "float32", "keras_history": [name, 0, 0]}}


def functional_3(layers, inputs):
    """A chain that begins with a Masking layer, whose mask Keras 3 writes down as two operations."""
    nodes = [{"module": "keras.layers", "class_name": "InputLayer", "name": "input_layer", "inbound_nodes": [],
              "config": {"batch_shape": inputs, "dtype": "float32", "name": "input_layer"}}]
    mask = {"mask": tensor("any", inputs[:2])}
    before = "input_layer"
    for layer in layers:
        masked = layer.kind in ("LSTM", "GRU", "Bidirectional", "GlobalAveragePooling1D")
        nodes.append(dict(described(layer, True), name=layer.name,
                          inbound_nodes=[{"args": [tensor(before, inputs)], "kwargs": mask if masked else {}}]))
        before = layer.name
    value = layers[0].config["mask_value"]
    nodes.append({"module": "keras.src.ops.numpy", "class_name": "NotEqual", "name": "not_equal",
                  "config": {"name": "not_equal"},
                  "inbound_nodes": [{"args": [tensor("input_layer", inputs), value], "kwargs": {}}]})
    nodes.append({"module": "keras.src.ops.numpy", "class_name": "Any", "name": "any",
                  "config": {"name": "any", "axis": -1, "keepdims": False},
                  "inbound_nodes": [{"args": [tensor("not_equal", inputs)], "kwargs": {}}]})
    return {"class_name": "Functional", "config": {"name": "functional", "layers": nodes,
                                                   "input_layers": ["input_layer", 0, 0],
                                                   "output_layers": [layers[-1].name, 0, 0]}}


expected = {}


def expect(name, layers, features, steps=0, padding=0, mask=None):
    """Draws sequences as Seqwise takes them, and predicts them as Keras does, padded in front where that is asked for."""
    cases = []
    for i in range(8):
        count = steps if steps and not padding else 1 + (i * 5) % (padding or 7)
        x = np.float32(np.round(random.normal(0, 1.5, (count, features)), 3))
        if mask is not None and count > 2:
            x[count // 2] = mask  # within the sequence
            x[0, 0] = mask  # one value is not a step
        read = np.concatenate([np.zeros((padding - count, features), np.float32), x]) if padding else x
        if mask is not None and i % 2:
            read = np.concatenate([np.full((3, features), np.float32(mask)), x])
        cases.append({"x": x.astype(float).round(3).tolist(), "y": predict(layers, read)})
    expected[name] = {"frontPadding": padding, "masked": mask is not None, "cases": cases}


def models():
    chain = [cell("LSTM", "lstm", 5, 100), dense("dense", 100, 1, "sigmoid")]
    write_2("question.h5", sequential(chain, [None, 10, 5]), chain, chunks=1)
    expect("question.h5", chain, 5, padding=10)

    chain = [plain("Masking", "masking", mask_value=0.0), cell("LSTM", "lstm_1", 3, 6, return_sequences=True),
             plain("Dropout", "dropout", rate=0.2), cell("LSTM", "lstm_2", 6, 4, return_sequences=True),
             cell("LSTM", "lstm_3", 4, 6, dropout=0.1), dense("dense", 6, 1, "sigmoid")]
    write_2("stacked.h5", sequential(chain, [None, None, 3], input_layer=False), chain)
    expect("stacked.h5", chain, 3, mask=0.0)

    chain = [plain("Masking", "masking", mask_value=-1.5),
             pair("LSTM", "bidirectional", 3, 4, return_sequences=True), pair("LSTM", "bidirectional_1", 8, 3),
             dense("dense", 6, 5, "relu"), plain("Dropout", "dropout", rate=0.5), dense("dense_1", 5, 1, "sigmoid")]
    write_2("bidirectional.h5", functional_2(chain, [None, 9, 3]), chain)
    expect("bidirectional.h5", chain, 3, mask=-1.5)

    chain = [cell("GRU", "gru", 4, 5, reset_after=True), dense("dense", 5, 1, "linear"),
             plain("Activation", "activation", activation="sigmoid")]
    write_2("gru.h5", sequential(chain, [None, None, 4]), chain, chunks=2)
    expect("gru.h5", chain, 4)

    chain = [cell("GRU", "gru", 4, 5, reset_after=False), dense("dense", 5, 1, "linear")]
    logits = {"loss": {"class_name": "BinaryCrossentropy", "config": {"from_logits": True}}}
    write_2("logits.h5", sequential(chain, [None, None, 4]), chain, training=logits, libver="latest")
    expect("logits.h5", chain + [plain("Activation", "of_the_loss", activation="sigmoid")], 4)

    chain = [cell("LSTM", "lstm", 2, 7, use_bias=False), dense("dense", 7, 1, "sigmoid", use_bias=False)]
    write_3("plain.keras", sequential(chain, [None, 6, 2], third=True), chain, top="_layer_checkpoint_dependencies")
    expect("plain.keras", chain, 2, steps=6)

    chain = [plain("Masking", "masking", mask_value=0.0),
             pair("GRU", "bidirectional", 3, 4, "sum", return_sequences=True, reset_after=True),
             cell("GRU", "gru_1", 4, 6, return_sequences=True, reset_after=True), cell("GRU", "gru_2", 6, 3, reset_after=True),
             dense("dense", 3, 4, "relu"), dense("dense_1", 4, 2, "softmax")]
    write_3("functional.keras", functional_3(chain, [None, None, 3]), chain)
    expect("functional.keras", chain, 3, mask=0.0)

    chain = [plain("Masking", "masking", mask_value=0.0),
             pair("LSTM", "bidirectional", 3, 4, "ave", return_sequences=True),
             plain("GlobalAveragePooling1D", "pooling", data_format="channels_last", keepdims=False),
             dense("dense", 4, 1, "sigmoid")]
    write_3("mean.keras", functional_3(chain, [None, None, 3]), chain)
    expect("mean.keras", chain, 3, mask=0.0)

    chain = [pair("GRU", "bidirectional", 3, 4, return_sequences=True, reset_after=False),
             cell("GRU", "gru_1", 8, 5, return_sequences=True, reset_after=False, use_bias=True),
             plain("GlobalMaxPooling1D", "pooling", data_format="channels_last", keepdims=False),
             dense("dense", 5, 1, "linear")]
    loss = {"module": "keras.losses", "class_name": "BinaryCrossentropy", "config": {"from_logits": True}}
    write_3("max.keras", sequential(chain, [None, 8, 3], third=True), chain, loss=loss)
    expect("max.keras", chain + [plain("Activation", "of_the_loss", activation="sigmoid")], 3, padding=8)

    with open("expected.json", "w") as file:
        json.dump(expected, file, indent=1)
        file.write("\n")


# Files that must be refused.


def hostile(name, change):
    chain = [plain("Masking", "masking", mask_value=0.0), cell("LSTM", "lstm", 2, 3), dense("dense", 3, 1, "sigmoid")]
    path = f"hostile/{name}.h5"
    write_2(path, sequential(chain, [None, None, 2]), chain)
    with h5py.File(path, "r+") as file:
        change(file)


def reordered(name, first, order):
    """Keras lists what is not trained last."""
    chain = [plain("Masking", "masking", mask_value=0.0), first, dense("dense", 6 if first.kind == "Bidirectional" else 3, 1, "sigmoid")]
    path = f"hostile/{name}.h5"
    write_2(path, sequential(chain, [None, None, 3]), chain)
    with h5py.File(path, "r+") as file:
        names = file["model_weights"][first.name].attrs["weight_names"]
        file["model_weights"][first.name].attrs["weight_names"] = [names[i] for i in order]


KERNEL = "model_weights/lstm/lstm/lstm_cell/kernel:0"


def replaced(make):
    def change(file):
        del file[KERNEL]
        make(file)

    return change


def unallocated(shape):
    def make(file):
        space = h5py.h5s.create_simple(shape)
        group = file["model_weights/lstm/lstm/lstm_cell"]
        h5py.h5d.create(group.id, b"kernel:0", h5py.h5t.IEEE_F32LE, space).close()

    return replaced(make)


def wide(units):
    def change(file):
        config = json.loads(file.attrs["model_config"])
        next(layer for layer in config["config"]["layers"] if layer["class_name"] == "LSTM")["config"]["units"] = units
        file.attrs["model_config"] = json.dumps(config)

    return change


def external(file):
    raw = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    raw.set_external(b"/etc/passwd", 0, 4 * 24)
    group = file["model_weights/lstm/lstm/lstm_cell"]
    h5py.h5d.create(group.id, b"kernel:0", h5py.h5t.IEEE_F32LE, h5py.h5s.create_simple((2, 12)), raw).close()


def virtual(file):
    layout = h5py.VirtualLayout((2, 12), "f4")
    layout[:] = h5py.VirtualSource("question.h5", "/model_weights", (2, 12))
    file.create_virtual_dataset(KERNEL, layout)


def everything_hostile():
    def texts(value):
        return lambda file: file["model_weights/lstm"].attrs.__setitem__("weight_names", value)

    hostile("shape-of-a-petabyte", unallocated((1 << 24, 1 << 24)))
    hostile("shape-beyond-long", unallocated((1 << 40, 1 << 40)))
    hostile("never-written", unallocated((2, 12)))
    hostile("units-of-a-hundred-thousand", wide(100_000))
    hostile("units-of-a-trillion", wide(10**12))
    hostile("units-of-minus-one", wide(-1))
    hostile("chunked-bomb", replaced(lambda file: file.create_dataset(
        KERNEL, (1 << 20, 1 << 20), "f4", chunks=(1 << 10, 1 << 10), compression="gzip")))
    hostile("external-link", replaced(lambda file: file.__setitem__(KERNEL, h5py.ExternalLink("../question.h5", KERNEL))))
    hostile("soft-link", replaced(lambda file: file.__setitem__(KERNEL, h5py.SoftLink("/model_weights/dense"))))
    hostile("external-data", replaced(external))
    hostile("virtual-data", replaced(virtual))
    hostile("whole-numbers", replaced(lambda file: file.__setitem__(KERNEL, np.zeros((2, 12), "i4"))))
    hostile("not-a-number", replaced(lambda file: file.__setitem__(KERNEL, np.full((2, 12), np.nan, "f4"))))
    hostile("another-shape", replaced(lambda file: file.__setitem__(KERNEL, np.zeros((12, 2), "f4"))))
    hostile("a-group-for-an-array", replaced(lambda file: file.create_group(KERNEL)))
    hostile("names-that-are-numbers", texts([1.0, 2.0, 3.0]))
    hostile("names-of-nothing", texts([b"a", b"b", b"c"]))
    hostile("names-out-of-the-layer", texts([b"../dense/dense/kernel:0"] * 3))
    hostile("many-names", texts([b"lstm/lstm_cell/kernel:0"] * 1000))
    reordered("roles-in-another-order", cell("LSTM", "lstm", 3, 3), [1, 0, 2])
    reordered("directions-in-another-order", pair("GRU", "bidirectional", 3, 3), [3, 4, 5, 0, 1, 2])
    hostile("no-model", lambda file: file.attrs.__delitem__("model_config"))
    hostile("no-json", lambda file: file.attrs.__setitem__("model_config", b"{"))
    hostile("deep-json", lambda file: file.attrs.__setitem__("model_config", b"[" * 5000))
    hostile("no-weights", lambda file: file.__delitem__("model_weights"))


if __name__ == "__main__":
    models()
    everything_hostile()

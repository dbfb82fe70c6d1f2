"""Has Keras itself write models and predict, for the tests of what ../fixtures.py only follows. Run with Keras 3.15.1 on TensorFlow 2.21.0."""
import json

import keras
import numpy as np
from keras import layers

random = np.random.default_rng(8)


def sequential(*chain):
    return keras.Sequential(list(chain))


def functional(shape, *chain):
    first = value = keras.Input(shape)
    for layer in chain:
        value = layer(value)
    return keras.Model(first, value)


MODELS = {
    "masked.h5": (0.0, sequential(
        layers.Input((None, 3)), layers.Masking(), layers.Dropout(0.2), layers.LSTM(5, return_sequences=True),
        layers.LSTM(4), layers.Dense(6, activation="relu"), layers.Dense(1, activation="sigmoid"))),
    "bidirectional.keras": (-1.0, sequential(
        layers.Input((8, 3)), layers.Masking(-1.0),
        layers.Bidirectional(layers.LSTM(4, return_sequences=True), merge_mode="sum"),
        layers.Bidirectional(layers.LSTM(3)), layers.Dense(1, activation="sigmoid"))),
    "functional.h5": (0.0, functional(
        (None, 3), layers.Masking(), layers.Bidirectional(layers.GRU(4, return_sequences=True)),
        layers.GlobalAveragePooling1D(), layers.Dense(2, activation="softmax"))),
    "functional.keras": (0.0, functional(
        (None, 3), layers.Masking(), layers.GRU(5, reset_after=False, return_sequences=True), layers.GRU(4, reset_after=False),
        layers.Dense(1), layers.Activation("sigmoid"))),
    "max.keras": (None, functional(
        (6, 3), layers.GRU(5, use_bias=False, return_sequences=True), layers.GlobalMaxPooling1D(),
        layers.Dense(1, activation="sigmoid"))),
}

expected = {}
for name, (mask, model) in MODELS.items():
    for weight in model.weights:
        weight.assign(random.normal(0, 0.6, weight.shape))
    model.compile("sgd", "binary_crossentropy")
    steps = model.input_shape[1] or 8
    x = np.round(random.normal(0, 1.5, (5, steps, 3)), 3).astype("float32")
    if mask is not None:
        x[0, :3] = x[1, 4] = x[2, 6:] = mask
    y = model.predict(x, verbose=0)[:, -1]
    model.save(name)
    cases = [{"x": np.round(one.astype(float), 3).tolist(), "y": float(p)} for one, p in zip(x, y)]
    expected[name] = {"frontPadding": 0, "masked": mask is not None, "cases": cases}
with open("expected.json", "w") as file:
    json.dump(expected, file, indent=1)
    file.write("\n")
